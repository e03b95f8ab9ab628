/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The reading process for every format but PDF. */
#define G_LOG_DOMAIN "obl-worker"

#include "config.h"

#include "worker/obl-worker.h"

int
main (void)
{
  return obl_worker_run (obl_read_init, obl_read_stream);
}
