/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is done to claims of all articles: which of them say the same, how that is linked, and what is
 * thought of it. */
#define G_LOG_DOMAIN "obl-session"

#include "config.h"

#include "app/shell/obl-session-private.h"

#include <glib/gi18n.h>

#include "core/model/obl-scale.h"

/* What a step needs; each uses what it knows. */
typedef struct {
  GArray *frame_ids; /* OblId */
  OblId id;
  OblId other;
  char *sentence; /* of a proposition that is made or renamed */
  OblPropositionLink *link;
  OblAssessment *assessment;
} Wish;

static Wish *
wish_new (const OblId *id, const OblId *other, const char *sentence)
{
  Wish *wish = g_new0 (Wish, 1);

  wish->id = id != NULL ? *id : OBL_ID_NONE;
  wish->other = other != NULL ? *other : OBL_ID_NONE;
  wish->sentence = g_strdup (sentence);
  return wish;
}

static void
wish_free (gpointer data)
{
  Wish *wish = data;

  g_clear_pointer (&wish->frame_ids, g_array_unref);
  g_clear_pointer (&wish->link, obl_proposition_link_unref);
  g_clear_pointer (&wish->assessment, obl_assessment_unref);
  g_free (wish->sentence);
  g_free (wish);
}

static void
commit (OblSession *self, OblBatchStep run, Wish *wish, char *label, char *done)
{
  OblBatch *batch = obl_batch_new (label, done);

  obl_batch_add_step (batch, run, wish, wish_free);
  obl_session_commit (self, batch);
}

/* A proposition that reads so, when there is none of @id yet. */
static gboolean
make (OblEdit *edit, OblId *id, const char *sentence, GError **error)
{
  g_autoptr (OblProposition) proposition = NULL;

  if (!obl_id_is_none (id) || sentence == NULL) {
    return TRUE;
  }
  proposition = obl_proposition_new ();
  proposition->text = g_strdup (sentence);
  *id = proposition->id;
  return obl_edit_put_proposition (edit, proposition, error);
}

static gboolean
put_under (OblEdit *edit, OblStore *store, gpointer data, GError **error)
{
  Wish *wish = data;

  if (!make (edit, &wish->id, wish->sentence, error)) {
    return FALSE;
  }
  for (guint i = 0; i < wish->frame_ids->len; i++) {
    if (!obl_edit_set_proposition (edit, &g_array_index (wish->frame_ids, OblId, i), &wish->id,
                                   error)) {
      return FALSE;
    }
  }
  return TRUE;
}

void
obl_session_put_under (OblSession *self,
                       const GArray *frame_ids,
                       const OblId *proposition_id,
                       const char *sentence)
{
  const gboolean is_out = proposition_id == NULL && sentence == NULL;
  const guint n = frame_ids->len;
  Wish *wish = wish_new (proposition_id, NULL, sentence);

  wish->frame_ids = g_array_sized_new (FALSE, FALSE, sizeof (OblId), n);
  g_array_append_vals (wish->frame_ids, frame_ids->data, n);
  if (is_out) {
    commit (self, put_under, wish,
            g_strdup_printf (ngettext ("Take %u claim out of its proposition",
                                       "Take %u claims out of their propositions", n),
                             n),
            g_strdup_printf (ngettext ("Took %u claim out of its proposition",
                                       "Took %u claims out of their propositions", n),
                             n));
  } else {
    commit (self, put_under, wish,
            g_strdup_printf (ngettext ("Put %u claim under a proposition",
                                       "Put %u claims under a proposition", n),
                             n),
            g_strdup_printf (ngettext ("%u claim is under the proposition now",
                                       "%u claims are under the proposition now", n),
                             n));
  }
}

static gboolean
rename_one (OblEdit *edit, OblStore *store, gpointer data, GError **error)
{
  const Wish *wish = data;
  g_autoptr (OblProposition) proposition = obl_store_get_proposition (store, &wish->id, error);

  if (proposition == NULL) {
    return FALSE;
  }
  g_free (proposition->text);
  proposition->text = g_strdup (wish->sentence);
  return obl_edit_put_proposition (edit, proposition, error);
}

void
obl_session_rename_proposition (OblSession *self, const OblId *id, const char *sentence)
{
  commit (self, rename_one, wish_new (id, NULL, sentence), g_strdup (_ ("Rename a proposition")),
          g_strdup (_ ("Renamed the proposition")));
}

static gboolean
merge (OblEdit *edit, OblStore *store, gpointer data, GError **error)
{
  const Wish *wish = data;

  return obl_edit_merge_propositions (edit, &wish->id, &wish->other, error);
}

void
obl_session_merge_propositions (OblSession *self, const OblId *into, const OblId *from)
{
  commit (self, merge, wish_new (into, from, NULL), g_strdup (_ ("Merge propositions")),
          g_strdup (_ ("Merged the propositions")));
}

static gboolean
delete_one (OblEdit *edit, OblStore *store, gpointer data, GError **error)
{
  const Wish *wish = data;

  return obl_edit_delete_proposition (edit, &wish->id, error);
}

void
obl_session_delete_proposition (OblSession *self, const OblId *id)
{
  commit (self, delete_one, wish_new (id, NULL, NULL), g_strdup (_ ("Delete a proposition")),
          g_strdup (_ ("Deleted the proposition")));
}

static gboolean
link_two (OblEdit *edit, OblStore *store, gpointer data, GError **error)
{
  const Wish *wish = data;

  return make (edit, &wish->link->to_id, wish->sentence, error)
         && obl_edit_put_proposition_link (edit, wish->link, error);
}

void
obl_session_link_propositions (OblSession *self,
                               const OblId *from_id,
                               const char *type,
                               const OblId *to_id,
                               const char *sentence)
{
  Wish *wish = wish_new (NULL, NULL, sentence);

  wish->link = obl_proposition_link_new ();
  wish->link->from_id = *from_id;
  wish->link->to_id = to_id != NULL ? *to_id : OBL_ID_NONE;
  wish->link->type = g_strdup (type);
  commit (self, link_two, wish, g_strdup (_ ("Link propositions")),
          g_strdup (_ ("Linked the propositions")));
}

static gboolean
unlink_two (OblEdit *edit, OblStore *store, gpointer data, GError **error)
{
  const Wish *wish = data;

  return obl_edit_delete_proposition_link (edit, &wish->id, error);
}

void
obl_session_unlink_propositions (OblSession *self, const OblId *link_id)
{
  commit (self, unlink_two, wish_new (link_id, NULL, NULL),
          g_strdup (_ ("Take a link between propositions away")),
          g_strdup (_ ("Took the link away")));
}

static gboolean
assess (OblEdit *edit, OblStore *store, gpointer data, GError **error)
{
  const Wish *wish = data;

  return obl_edit_put_assessment (edit, wish->assessment, error);
}

void
obl_session_assess (OblSession *self,
                    const OblId *proposition_id,
                    const OblId *frame_id,
                    const char *scale_name,
                    const char *value_name,
                    const char *note)
{
  const OblScale *scale = obl_scale_find (scale_name);
  const OblScaleValue *value = scale == NULL ? NULL : obl_scale_find_value (scale, value_name);
  g_autofree char *text = NULL;
  Wish *wish = NULL;

  g_return_if_fail (value != NULL);

  text = obl_scale_value_dup_text (scale, value);
  wish = wish_new (NULL, NULL, NULL);
  wish->assessment = obl_assessment_new ();
  wish->assessment->proposition_id = *proposition_id;
  wish->assessment->frame_id = *frame_id;
  wish->assessment->scale = g_strdup (scale_name);
  wish->assessment->value = g_strdup (value_name);
  wish->assessment->note = g_strdup (note);
  /* Translators: %s is a judgement: “B: Usually reliable”. */
  commit (self, assess, wish, g_strdup_printf (_ ("Assess as “%s”"), text),
          g_strdup_printf (_ ("Assessed as “%s”"), text));
}
