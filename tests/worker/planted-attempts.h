/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a reading process that a stranger has taken over would try. */
#pragma once

#include <glib.h>

typedef struct {
  const char *name;
  /* Not negative when it went well; errno says why not. */
  long (*try) (void);
  gboolean works_elsewhere; /* in any process that has not given up its rights */
} PlantedAttempt;

/* Ended by one without a name. */
extern const PlantedAttempt planted_attempts[];

/* "done", or what errno says: free with g_free(). */
char *planted_attempt_make (const PlantedAttempt *attempt) G_GNUC_WARN_UNUSED_RESULT;
