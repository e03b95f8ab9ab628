/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is looked for in the open article, and marking all of it.
 *
 * An expression may take seconds on a long article, so a thread looks.  There is one search at a
 * time: what is typed meanwhile begins when it is over, and only the last of it. */
#define G_LOG_DOMAIN "obl-session"

#include "config.h"

#include "app/shell/obl-session-private.h"

#include <glib/gi18n.h>

#include "core/find/obl-find-mark.h"

/* More than anyone steps through, and few enough to paint and to mark in one go. */
#define MAX_HITS 10000u

struct _OblSessionFind {
  char *words;
  OblFindFlags flags;
  GArray *hits; /* OblRange; NULL: nothing is looked for, or it is no pattern */
  gboolean has_more;
  char *error;
  gboolean is_running;
  gboolean is_stale; /* something else is to be looked for by now */
};

typedef struct {
  OblSession *session;
  OblFindPattern *pattern;
  OblDocument *document;
  GArray *hits;
  gboolean has_more;
} Search;

static void
search_free (Search *search)
{
  g_object_unref (search->session);
  obl_find_pattern_unref (search->pattern);
  obl_document_unref (search->document);
  g_clear_pointer (&search->hits, g_array_unref);
  g_free (search);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Search, search_free)

OblSessionFind *
obl_session_find_new (void)
{
  OblSessionFind *find = g_new0 (OblSessionFind, 1);

  find->words = g_strdup ("");
  return find;
}

void
obl_session_find_free (OblSessionFind *find)
{
  g_clear_pointer (&find->hits, g_array_unref);
  g_free (find->words);
  g_free (find->error);
  g_free (find);
}

static void look (OblSession *self);

/* --- Looking ---------------------------------------------------------------------------------- */

static void
take_hits (OblSession *self, GArray *hits, gboolean has_more, const char *error)
{
  OblSessionFind *find = self->find;

  g_clear_pointer (&find->hits, g_array_unref);
  find->hits = hits != NULL ? g_array_ref (hits) : NULL;
  find->has_more = has_more;
  g_free (find->error);
  find->error = g_strdup (error);
  obl_session_emit (self, OBL_SESSION_HITS_CHANGED);
}

static void
search_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  Search *search = task_data;
  GError *error = NULL;

  search->hits = obl_find_in_document (search->pattern, search->document, MAX_HITS,
                                       &search->has_more, &error);
  if (search->hits == NULL) {
    g_task_return_error (task, error);
  } else {
    g_task_return_boolean (task, TRUE);
  }
}

static void
searched_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Search) search = user_data;
  OblSession *self = search->session;
  g_autoptr (GError) error = NULL;
  const gboolean done = g_task_propagate_boolean (G_TASK (result), &error);

  self->find->is_running = FALSE;
  if (self->service == NULL) {
    return;
  }
  if (self->find->is_stale) {
    look (self);
  } else {
    take_hits (self, done ? search->hits : NULL, search->has_more, done ? NULL : error->message);
  }
}

static void
start (OblSession *self, OblFindPattern *pattern)
{
  Search *search = g_new0 (Search, 1);
  g_autoptr (GTask) task = g_task_new (NULL, NULL, searched_cb, search);

  search->session = g_object_ref (self);
  search->pattern = obl_find_pattern_ref (pattern);
  search->document = obl_document_ref (self->document);
  self->find->is_running = TRUE;
  g_task_set_source_tag (task, start);
  g_task_set_task_data (task, search, NULL);
  g_task_run_in_thread (task, search_thread);
}

static void
look (OblSession *self)
{
  OblSessionFind *find = self->find;
  g_autoptr (OblFindPattern) pattern = NULL;
  g_autoptr (GError) error = NULL;

  find->is_stale = find->is_running;
  if (find->is_running) {
    return;
  }
  if (*find->words == '\0' || self->document == NULL) {
    take_hits (self, NULL, FALSE, NULL);
    return;
  }
  pattern = obl_find_pattern_new (find->words, find->flags, &error);
  if (pattern == NULL) {
    take_hits (self, NULL, FALSE, error->message);
    return;
  }
  start (self, pattern);
}

void
obl_session_find_elsewhere (OblSession *self)
{
  /* Places of the text before mean nothing in this one. */
  if (self->find->hits != NULL) {
    take_hits (self, NULL, FALSE, NULL);
  }
  look (self);
}

void
obl_session_find (OblSession *self, const char *words, OblFindFlags flags)
{
  OblSessionFind *find = self->find;

  if (g_str_equal (find->words, words) && find->flags == flags) {
    return;
  }
  g_free (find->words);
  find->words = g_strdup (words);
  find->flags = flags;
  look (self);
}

GArray *
obl_session_get_hits (OblSession *self, gboolean *has_more)
{
  *has_more = self->find->has_more;
  return self->find->hits;
}

const char *
obl_session_get_find_error (OblSession *self)
{
  return self->find->error;
}

/* --- Marking ---------------------------------------------------------------------------------- */

void
obl_session_mark_hits (OblSession *self, const char *label)
{
  const GArray *hits = self->find->hits;
  g_autoptr (GPtrArray) found = g_ptr_array_new ();
  g_autoptr (GPtrArray) marked = NULL;
  guint n = 0;

  if (self->find->is_running) {
    obl_session_say (self, _ ("Still looking; mark what is found when that is over"), FALSE);
    return;
  }
  if (self->document == NULL || hits == NULL || hits->len == 0) {
    obl_session_say (self, _ ("Nothing is found that could be marked"), FALSE);
    return;
  }
  marked = obl_find_marked (obl_marks_get_spans (self->marks), label, hits);
  for (guint i = 0; i < hits->len; i++) {
    n += marked->pdata[i] == NULL;
  }
  if (n == 0) {
    obl_session_say (self, _ ("All of it is marked so already"), FALSE);
    return;
  }
  g_ptr_array_add (found, obl_find_hits_new (self->document, self->find->hits));
  obl_session_mark_places (self, label, NULL, self->find->words, found, n);
}
