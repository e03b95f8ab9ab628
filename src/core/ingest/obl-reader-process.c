/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Starting, watching and ending a reading process. */
#define G_LOG_DOMAIN "obl-ingest"

#include "config.h"

#include "core/ingest/obl-reader-process.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include <gio/gio.h>
#include <glib/gi18n-lib.h>

/* Requests; whatever a library leaks does not add up. */
#define MAX_SERVED 5000u
#define CHUNK_BYTES (256u * 1024)

static const char *const programs[OBL_N_READERS] = { "obelus-read", "obelus-read-pdf" };

struct _OblReaderProcess {
  OblReaderKind kind;
  GPid pid;
  int socket;
  clockid_t clock; /* of its processor time */
  gboolean has_clock;
  GByteArray *received;
  gsize n_taken; /* bytes of them that have been dealt with */
  guint n_served;
  gint64 cpu_mark;  /* nanoseconds of its processor time at the last whole message, either way */
  gint64 wall_mark; /* the same moment, of the monotonic clock, microseconds */
};

/* --- Starting --------------------------------------------------------------------------------- */

/* In a build tree the program is in a folder beside the caller's. */
static char *
find_beside (const char *name)
{
  g_autofree char *self = g_file_read_link ("/proc/self/exe", NULL);
  g_autofree char *folder = self == NULL ? NULL : g_path_get_dirname (self);
  g_autofree char *path
      = folder == NULL ? NULL : g_build_filename (folder, "..", "worker", name, NULL);

  return path != NULL && g_file_test (path, G_FILE_TEST_IS_EXECUTABLE) ? g_steal_pointer (&path)
                                                                       : NULL;
}

static char *
find_program (OblReaderKind kind)
{
  const char *elsewhere = g_getenv ("OBELUS_LIBEXEC_DIR");
  char *path;

  if (elsewhere != NULL)
    return g_build_filename (elsewhere, programs[kind], NULL);
  path = find_beside (programs[kind]);
  return path != NULL ? path : g_build_filename (OBL_LIBEXEC_DIR, programs[kind], NULL);
}

static void
mark (OblReaderProcess *process)
{
  struct timespec now = { 0 };

  if (process->has_clock && clock_gettime (process->clock, &now) == 0)
    process->cpu_mark = now.tv_sec * G_GINT64_CONSTANT (1000000000) + now.tv_nsec;
  process->wall_mark = g_get_monotonic_time ();
}

static gboolean
spawn (const char *program, int socket, GPid *pid, GError **error)
{
  const char *const arguments[] = { program, NULL };
  const int target = OBL_READER_FD;
  /* GLib waits until the end of a pipe of its own is closed by exec(); a process that WebKit starts
   * at the same moment, with all descriptors, would keep it open as long as it lives. */
  const GSpawnFlags flags
      = G_SPAWN_DO_NOT_REAP_CHILD | G_SPAWN_STDOUT_TO_DEV_NULL | G_SPAWN_CLOEXEC_PIPES;

  return g_spawn_async_with_pipes_and_fds (NULL, arguments, NULL, flags, NULL, NULL, -1, -1, -1,
                                           &socket, &target, 1, pid, NULL, NULL, NULL, error);
}

OblReaderProcess *
obl_reader_process_new (OblReaderKind kind, GError **error)
{
  g_autofree char *program = find_program (kind);
  g_autoptr (GError) problem = NULL;
  OblReaderProcess *process;
  GPid pid;
  int pair[2];
  gboolean done;

  if (socketpair (AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, pair) != 0) {
    g_set_error (error, G_IO_ERROR, g_io_error_from_errno (errno),
                 _ ("Cannot start the program that reads files: %s"), g_strerror (errno));
    return NULL;
  }
  done = spawn (program, pair[1], &pid, &problem);
  close (pair[1]);
  if (!done) {
    close (pair[0]);
    g_set_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND,
                 _ ("Cannot start the program that reads files: %s; install Obelus again"),
                 problem->message);
    return NULL;
  }
  process = g_new0 (OblReaderProcess, 1);
  process->kind = kind;
  process->pid = pid;
  process->socket = pair[0];
  /* Who does not listen to the answers is not waited for. */
  if (fcntl (process->socket, F_SETFL, O_NONBLOCK) != 0)
    g_warning ("fcntl: %s", g_strerror (errno));
  process->received = g_byte_array_new ();
  process->has_clock = clock_getcpuclockid (pid, &process->clock) == 0;
  mark (process);
  return process;
}

void
obl_reader_process_free (OblReaderProcess *process)
{
  if (process == NULL)
    return;
  close (process->socket);
  kill (process->pid, SIGKILL);
  while (waitpid (process->pid, NULL, 0) < 0 && errno == EINTR)
    continue;
  g_spawn_close_pid (process->pid);
  g_byte_array_unref (process->received);
  g_free (process);
}

OblReaderKind
obl_reader_process_get_kind (const OblReaderProcess *process)
{
  return process->kind;
}

int
obl_reader_process_get_fd (const OblReaderProcess *process)
{
  return process->socket;
}

gboolean
obl_reader_process_is_worn (const OblReaderProcess *process)
{
  return process->n_served >= MAX_SERVED;
}

/* --- Talking ---------------------------------------------------------------------------------- */

gboolean
obl_reader_process_ask (OblReaderProcess *process, const OblReadOptions *options, int fd)
{
  process->n_served++;
  mark (process);
  return obl_wire_send (process->socket, OBL_WIRE_REQUEST, obl_wire_request_new (options), fd);
}

gboolean
obl_reader_process_answer (OblReaderProcess *process, OblReadChoice choice)
{
  mark (process);
  return obl_wire_send (process->socket, OBL_WIRE_CHOICE, g_variant_new_uint32 (choice), -1);
}

gboolean
obl_reader_process_listen (OblReaderProcess *process)
{
  guint before;
  gssize n_read;

  g_byte_array_remove_range (process->received, 0, (guint)process->n_taken);
  process->n_taken = 0;
  before = process->received->len;
  g_byte_array_set_size (process->received, before + CHUNK_BYTES);
  do
    n_read = recv (process->socket, process->received->data + before, CHUNK_BYTES, MSG_DONTWAIT);
  while (n_read < 0 && errno == EINTR);
  g_byte_array_set_size (process->received, before + (guint)MAX (n_read, 0));
  return n_read > 0 || (n_read < 0 && errno == EAGAIN);
}

gboolean
obl_reader_process_take (OblReaderProcess *process, OblWireKind *kind, GVariant **value)
{
  gsize n_taken;
  gboolean done = obl_wire_take (process->received->data + process->n_taken,
                                 process->received->len - process->n_taken, &n_taken, kind, value);

  /* A byte now and then is no sign of life. */
  if (n_taken > 0)
    mark (process);
  process->n_taken += n_taken;
  return done;
}

OblReaderState
obl_reader_process_get_state (OblReaderProcess *process)
{
  struct timespec now;
  gint64 cpu;

  if (g_get_monotonic_time () - process->wall_mark
      > OBL_READER_WALL_SECONDS * (gint64)G_USEC_PER_SEC)
    return OBL_READER_SLOW;
  if (!process->has_clock)
    return OBL_READER_ALIVE;
  if (clock_gettime (process->clock, &now) != 0)
    return OBL_READER_ENDED;
  cpu = now.tv_sec * G_GINT64_CONSTANT (1000000000) + now.tv_nsec;
  return cpu - process->cpu_mark > OBL_READER_CPU_SECONDS * G_GINT64_CONSTANT (1000000000)
             ? OBL_READER_SLOW
             : OBL_READER_ALIVE;
}
