/* SPDX-License-Identifier: GPL-3.0-or-later */
/* System calls, made as they are: no library stands between and gives up early. */
#define _GNU_SOURCE

#include "config.h"

#include "planted-attempts.h"

#include <errno.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <signal.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <sys/ptrace.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "worker/obl-confine.h"

#define PAGE_BYTES 4096

/* --- Files ------------------------------------------------------------------------------------ */

static long
read_file (void)
{
  return syscall (SYS_openat, AT_FDCWD, "/proc/self/status", O_RDONLY);
}

static long
list_folder (void)
{
  return syscall (SYS_openat, AT_FDCWD, "/", O_RDONLY | O_DIRECTORY);
}

static long
write_file (void)
{
  return syscall (SYS_openat, AT_FDCWD, "/dev/null", O_WRONLY);
}

static long
look_at_file (void)
{
  struct stat info;

  return syscall (SYS_newfstatat, AT_FDCWD, "/", &info, 0);
}

static long
remove_file (void)
{
  return syscall (SYS_unlinkat, AT_FDCWD, "/nothing-of-this-name", 0);
}

static long
make_folder (void)
{
  return syscall (SYS_mkdirat, AT_FDCWD, "/", 0700);
}

static long
change_folder (void)
{
  return syscall (SYS_chdir, "/");
}

static long
make_memory_file (void)
{
  return syscall (SYS_memfd_create, "planted", 0);
}

/* What a terminal would take for typed. */
static long
type_keys (void)
{
  return syscall (SYS_ioctl, STDERR_FILENO, TIOCSTI, "x");
}

/* --- Sockets ---------------------------------------------------------------------------------- */

static long
open_tcp (void)
{
  return syscall (SYS_socket, AF_INET, SOCK_STREAM, 0);
}

static long
open_udp (void)
{
  return syscall (SYS_socket, AF_INET, SOCK_DGRAM, 0);
}

static long
open_unix (void)
{
  return syscall (SYS_socket, AF_UNIX, SOCK_STREAM, 0);
}

static long
open_pair (void)
{
  int pair[2];

  return syscall (SYS_socketpair, AF_UNIX, SOCK_STREAM, 0, pair);
}

/* --- Processes -------------------------------------------------------------------------------- */

static long
fork_process (void)
{
  long pid = syscall (SYS_clone, SIGCHLD, NULL, NULL, NULL, 0);

  if (pid == 0)
    syscall (SYS_exit_group, 0);
  return pid;
}

/* Elsewhere a folder cannot be run, which is another error. */
static long
run_program (void)
{
  char *const nothing[] = { NULL };

  return syscall (SYS_execve, "/", nothing, nothing);
}

static long
trace_process (void)
{
  return ptrace (PTRACE_TRACEME, 0, NULL, NULL);
}

static long
ask_for_parent (void)
{
  return syscall (SYS_getppid);
}

static long
signal_process (void)
{
  return syscall (SYS_kill, getpid (), 0);
}

static long
signal_others_thread (void)
{
  return syscall (SYS_tgkill, 1, 1, 0);
}

static long
read_others_memory (void)
{
  return syscall (SYS_process_vm_readv, 1, NULL, 0, NULL, 0, 0);
}

static long
change_rights (void)
{
  return syscall (SYS_prctl, 4 /* PR_SET_DUMPABLE */, 1, 0, 0, 0);
}

static long
start_ring (void)
{
  return syscall (SYS_io_uring_setup, 1, NULL);
}

/* --- Memory ----------------------------------------------------------------------------------- */

static long
map_memory (gsize n_bytes, int protection)
{
  void *at = mmap (NULL, n_bytes, protection, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);

  return at == MAP_FAILED ? -1 : munmap (at, n_bytes);
}

static long
map_code (void)
{
  return map_memory (PAGE_BYTES, PROT_READ | PROT_EXEC);
}

static long
make_code (void)
{
  void *at = mmap (NULL, PAGE_BYTES, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);

  return at == MAP_FAILED ? 0 : syscall (SYS_mprotect, at, PAGE_BYTES, PROT_READ | PROT_EXEC);
}

static long
map_much (void)
{
  return map_memory (OBL_CONFINE_MAX_BYTES, PROT_READ | PROT_WRITE);
}

const PlantedAttempt planted_attempts[] = {
  { "read a file", read_file, TRUE },
  { "list a folder", list_folder, TRUE },
  { "write a file", write_file, TRUE },
  { "look at a file", look_at_file, TRUE },
  { "remove a file", remove_file, FALSE },
  { "make a folder", make_folder, FALSE },
  { "change the folder", change_folder, TRUE },
  { "make a file in memory", make_memory_file, TRUE },
  { "type keys", type_keys, FALSE },
  { "open a TCP socket", open_tcp, TRUE },
  { "open a UDP socket", open_udp, TRUE },
  { "open a Unix socket", open_unix, TRUE },
  { "open a pair of sockets", open_pair, TRUE },
  { "fork", fork_process, TRUE },
  { "run a program", run_program, FALSE },
  { "trace a process", trace_process, FALSE },
  { "ask for the parent", ask_for_parent, TRUE },
  { "signal a process", signal_process, TRUE },
  { "signal another's thread", signal_others_thread, FALSE },
  { "read another's memory", read_others_memory, FALSE },
  { "change rights", change_rights, TRUE },
  { "start a ring", start_ring, FALSE },
  { "map code", map_code, TRUE },
  { "make code", make_code, TRUE },
  { "map much memory", map_much, TRUE },
  { NULL, NULL, FALSE },
};

char *
planted_attempt_make (const PlantedAttempt *attempt)
{
  errno = 0;
  if (attempt->try () >= 0)
    return g_strdup ("done");
  return g_strdup (errno == EPERM ? "EPERM" : errno == ENOMEM ? "ENOMEM" : g_strerror (errno));
}
