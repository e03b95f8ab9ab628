/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Limits on memory and files, and a list of the system calls that are left.  What is not on the list
 * fails with EPERM rather than ending the process: libraries try to open things, and go on. */
#define G_LOG_DOMAIN "obl-worker"

#include "config.h"

#include "worker/obl-confine.h"

#include <errno.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>

#include <gio/gio.h>
#include <glib/gi18n-lib.h>
#include <seccomp.h>

/* Of all that one process reads. */
#define MAX_CPU_SECONDS 3600

/* With these no file or socket can be reached that is not open already. */
static const int harmless[] = {
  SCMP_SYS (read),
  SCMP_SYS (readv),
  SCMP_SYS (pread64),
  SCMP_SYS (write),
  SCMP_SYS (writev),
  SCMP_SYS (recvmsg),
  SCMP_SYS (lseek),
  SCMP_SYS (close),
  SCMP_SYS (fstat),
  SCMP_SYS (poll),
  SCMP_SYS (ppoll),
  SCMP_SYS (epoll_create1),
  SCMP_SYS (epoll_ctl),
  SCMP_SYS (munmap),
  SCMP_SYS (mremap),
  SCMP_SYS (madvise),
  SCMP_SYS (brk),
  SCMP_SYS (futex),
  SCMP_SYS (sched_yield),
  SCMP_SYS (restart_syscall),
  SCMP_SYS (clock_gettime),
  SCMP_SYS (gettimeofday),
  SCMP_SYS (time),
  SCMP_SYS (getrandom),
  SCMP_SYS (getpid),
  SCMP_SYS (gettid),
  SCMP_SYS (rt_sigaction),
  SCMP_SYS (rt_sigreturn),
  SCMP_SYS (rt_sigprocmask),
  SCMP_SYS (sigaltstack),
  SCMP_SYS (exit),
  SCMP_SYS (exit_group),
};

static void
set_limit (int resource, rlim_t most)
{
  const struct rlimit limit = { most, most };

  /* Each is one more wall, not the only one. */
  if (setrlimit ((__rlimit_resource_t)resource, &limit) != 0)
    g_debug ("setrlimit %d: %s", resource, g_strerror (errno));
}

static void
set_limits (void)
{
  /* The address sanitizer reserves terabytes and uses few of them. */
#ifndef __SANITIZE_ADDRESS__
  set_limit (RLIMIT_AS, OBL_CONFINE_MAX_BYTES);
#endif
  set_limit (RLIMIT_FSIZE, 0);
  set_limit (RLIMIT_NPROC, 0);
  set_limit (RLIMIT_CORE, 0);
  /* Should it be busy when the program goes, it does not stay so for ever. */
  set_limit (RLIMIT_CPU, MAX_CPU_SECONDS);
}

/* A negative errno, or 0. */
static int
allow_calls (scmp_filter_ctx filter)
{
  int code = 0;

  for (guint i = 0; code == 0 && i < G_N_ELEMENTS (harmless); i++) {
    /* Not every machine has every call. */
    if (harmless[i] >= 0)
      code = seccomp_rule_add (filter, SCMP_ACT_ALLOW, harmless[i], 0);
  }
  /* Memory, but none that can be run. */
  if (code == 0)
    code = seccomp_rule_add (filter, SCMP_ACT_ALLOW, SCMP_SYS (mmap), 1,
                             SCMP_A2 (SCMP_CMP_MASKED_EQ, PROT_EXEC, 0));
  if (code == 0)
    code = seccomp_rule_add (filter, SCMP_ACT_ALLOW, SCMP_SYS (mprotect), 1,
                             SCMP_A2 (SCMP_CMP_MASKED_EQ, PROT_EXEC, 0));
  /* To the other end of the pair, which needs no address. */
  if (code == 0)
    code
        = seccomp_rule_add (filter, SCMP_ACT_ALLOW, SCMP_SYS (sendto), 1, SCMP_A4 (SCMP_CMP_EQ, 0));
  /* abort(). */
  if (code == 0)
    code = seccomp_rule_add (filter, SCMP_ACT_ALLOW, SCMP_SYS (tgkill), 1,
                             SCMP_A0 (SCMP_CMP_EQ, (scmp_datum_t)getpid ()));
  return code;
}

gboolean
obl_confine (GError **error)
{
  scmp_filter_ctx filter = seccomp_init (SCMP_ACT_ERRNO (EPERM));
  int code = filter == NULL ? -ENOMEM : allow_calls (filter);

  set_limits ();
  /* Nobody looks into it. */
  prctl (PR_SET_DUMPABLE, 0, 0, 0, 0);
  if (code == 0)
    code = seccomp_load (filter);
  if (filter != NULL)
    seccomp_release (filter);
  if (code == 0)
    return TRUE;
  g_set_error (
      error, G_IO_ERROR, g_io_error_from_errno (-code),
      _ ("This system does not let a process give up its rights (seccomp: %s), and without "
         "that no file is read"),
      g_strerror (-code));
  return FALSE;
}
