/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bench-cpu.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

/* As long as the kernel keeps of it. */
#define PROGRAM "WebKitWebProces"

/* What /proc says after a process's name; FALSE when it has ended. */
static gboolean
read_parent (pid_t process, char *name, gsize n_name, pid_t *parent)
{
  g_autofree char *path = g_strdup_printf ("/proc/%d/stat", (int)process);
  g_autofree char *line = NULL;
  const char *begin = NULL;
  const char *end = NULL;

  if (!g_file_get_contents (path, &line, NULL, NULL))
    return FALSE;
  begin = strchr (line, '(');
  end = strrchr (line, ')');
  if (begin == NULL || end == NULL || strlen (end) < 5)
    return FALSE;
  g_strlcpy (name, begin + 1, MIN (n_name, (gsize)(end - begin)));
  *parent = (pid_t)strtol (end + 4, NULL, 10);

  return TRUE;
}

/* The sandbox stands between us and the web process. */
static gboolean
is_ours (pid_t process)
{
  char name[32] = { 0 };

  while (process > 1 && process != getpid ())
    if (!read_parent (process, name, sizeof name, &process))
      return FALSE;

  return process == getpid ();
}

static double
cpu_of (pid_t process)
{
  clockid_t clock = 0;
  struct timespec spent = { 0 };

  if (clock_getcpuclockid (process, &clock) != 0 || clock_gettime (clock, &spent) != 0)
    return 0;

  return (double)spent.tv_sec * 1000 + (double)spent.tv_nsec / 1e6;
}

double
bench_cpu_of_web (void)
{
  g_autoptr (GDir) processes = g_dir_open ("/proc", 0, NULL);
  const char *entry = NULL;
  double sum = 0;

  while (processes != NULL && (entry = g_dir_read_name (processes)) != NULL) {
    pid_t process = (pid_t)strtol (entry, NULL, 10);
    pid_t parent = 0;
    char name[32] = { 0 };

    if (process > 0 && read_parent (process, name, sizeof name, &parent)
        && strcmp (name, PROGRAM) == 0 && is_ours (process))
      sum += cpu_of (process);
  }

  return sum;
}
