/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Shows the frame in hand rather than the selected one: pressing a filler selects that span, and
 * its claim stays on show.  As in the span inspector, edits are for "subject_id", and what was typed
 * is committed before another frame is shown.
 *
 * Rows of roles are made once per frame type and then filled. */
#define G_LOG_DOMAIN "obl-frame-inspector"

#include "config.h"

#include "app/panes/obl-frame-inspector.h"

#include <glib/gi18n-lib.h>

#include "app/panes/obl-attribute-form.h"
#include "app/panes/obl-byline.h"
#include "app/panes/obl-look.h"
#include "app/panes/obl-problem-list.h"
#include "app/panes/obl-role-row.h"
#include "app/widgets/obl-field.h"
#include "app/widgets/obl-form.h"
#include "core/store/obl-store-claims.h"

struct _OblFrameInspector {
  OblPane parent_instance;

  GtkWidget *mark;
  GtkWidget *title;
  GtkWidget *description;
  GtkWidget *chain; /* by whom it came, from the writer on */
  GtkWidget *roles;
  GtkWidget *more; /* expander */
  GtkWidget *more_roles;
  GtkWidget *attributes;
  GtkWidget *problems; /* what is unfinished, in words */
  GtkWidget *comment;
  GtkWidget *byline;

  GPtrArray *rows;  /* OblRoleRow */
  OblLabelSet *set; /* that the rows were made from, or NULL */
  char *frame_type; /* the same */
  OblId subject_id;
};

G_DEFINE_FINAL_TYPE (OblFrameInspector, obl_frame_inspector, OBL_TYPE_PANE)

/* --- Edits -------------------------------------------------------------------------------------- */

static OblSession *
get_session_for_edit (OblFrameInspector *self)
{
  OblSession *session = obl_pane_get_session (OBL_PANE (self));

  return session == NULL || obl_id_is_none (&self->subject_id) ? NULL : session;
}

static void
attribute_changed_cb (OblFrameInspector *self, const char *name, const char *json_value)
{
  OblSession *session = get_session_for_edit (self);

  if (session != NULL)
    obl_session_set_attribute (session, &self->subject_id, name, json_value);
}

static void
comment_committed_cb (OblFrameInspector *self, const char *text)
{
  OblSession *session = get_session_for_edit (self);

  if (session != NULL)
    obl_session_set_comment (session, &self->subject_id, *text == '\0' ? NULL : text);
}

static void
select_cb (OblFrameInspector *self)
{
  OblSession *session = get_session_for_edit (self);
  OblId id = self->subject_id;

  if (session != NULL)
    obl_session_select (session, &id);
}

/* To the frame: one of its words may be what is selected. */
static void
act (OblFrameInspector *self, void (*action) (OblSession *session))
{
  OblSession *session = get_session_for_edit (self);

  if (session == NULL)
    return;
  select_cb (self);
  action (session);
}

static void
delete_cb (OblFrameInspector *self)
{
  act (self, obl_session_delete_selected);
}

static void
discuss_cb (OblFrameInspector *self)
{
  act (self, obl_session_toggle_discussed);
}

static void
commit (OblFrameInspector *self)
{
  obl_field_commit (OBL_FIELD (self->comment));
  obl_attribute_form_commit (OBL_ATTRIBUTE_FORM (self->attributes));
}

/* --- Showing ------------------------------------------------------------------------------------ */

static void
make_rows (OblFrameInspector *self, OblLabelSet *set, const OblFrameType *type)
{
  gboolean has_more = FALSE;

  g_clear_pointer (&self->set, obl_label_set_unref);
  self->set = set == NULL ? NULL : obl_label_set_ref (set);
  g_free (self->frame_type);
  self->frame_type = g_strdup (type == NULL ? NULL : type->name);
  g_ptr_array_set_size (self->rows, 0);
  obl_form_remove_all (self->roles);
  obl_form_remove_all (self->more_roles);
  for (guint i = 0; type != NULL && i < type->roles->len; i++) {
    const OblRoleType *role = type->roles->pdata[i];
    GtkWidget *row = obl_role_row_new (type, role);

    g_object_bind_property (self, "session", row, "session", G_BINDING_SYNC_CREATE);
    obl_form_append (role->advanced ? self->more_roles : self->roles, role->title, row);
    has_more = has_more || role->advanced;
    g_ptr_array_add (self->rows, row);
  }
  gtk_widget_set_visible (self->more, has_more);
}

/* --- The chain of sources ------------------------------------------------------------------------ */

static gpointer
read_chain_job (OblStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  return obl_store_get_claim (store, data, error);
}

static void
chain_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (OblFrameInspector) self = OBL_FRAME_INSPECTOR (user_data);
  g_autoptr (OblClaim) claim = NULL;
  g_auto (GStrv) links = NULL;
  g_autofree char *chain = NULL;

  /* What has no claim, or cannot be read, has no chain to show. */
  if (!obl_service_run_finish (OBL_SERVICE (source), result, (gpointer *)&claim, NULL))
    return;
  if (claim == NULL || !obl_id_equal (&claim->frame_id, &self->subject_id)) {
    gtk_widget_set_visible (self->chain, claim != NULL && gtk_widget_get_visible (self->chain));
    return;
  }
  links = obl_claim_split_chain (claim->columns[OBL_CLAIM_CHAIN]);
  g_free (links[0]);
  links[0] = g_strdup (_ ("writer"));
  chain = g_strjoinv (" › ", links);
  gtk_label_set_text (GTK_LABEL (self->chain), chain);
  gtk_widget_set_visible (self->chain, TRUE);
}

static void
show_chain (OblFrameInspector *self)
{
  OblSession *session = obl_pane_get_session (OBL_PANE (self));

  obl_service_run_async (obl_session_get_service (session), read_chain_job,
                         obl_id_dup (&self->subject_id), g_free, (GDestroyNotify)obl_claim_free,
                         NULL, chain_read_cb, g_object_ref (self));
}

static void
show_frame (OblFrameInspector *self, const OblFrame *frame)
{
  OblSession *session = obl_pane_get_session (OBL_PANE (self));
  OblLabelSet *set = obl_session_get_label_set (session);
  const OblFrameType *type = set == NULL ? NULL : obl_label_set_find_frame_type (set, frame->type);
  OblLook look = obl_look_of_frame_type (set, frame->type);
  g_autofree char *description = obl_session_describe (session, &frame->id);

  if (set != self->set || g_strcmp0 (self->frame_type, type == NULL ? NULL : type->name) != 0)
    make_rows (self, set, type);
  obl_look_apply (&look, OBL_SWATCH_MARK (self->mark));
  gtk_label_set_text (GTK_LABEL (self->title), look.title);
  gtk_label_set_text (GTK_LABEL (self->description), description);
  gtk_widget_set_tooltip_text (self->description, description);
  show_chain (self);
  for (guint i = 0; i < self->rows->len; i++)
    obl_role_row_show (self->rows->pdata[i], frame);
  obl_attribute_form_show (OBL_ATTRIBUTE_FORM (self->attributes),
                           type == NULL ? NULL : type->attributes, frame->attributes);
  obl_problem_list_show (self->problems, session, &frame->id);
  obl_field_set_text (OBL_FIELD (self->comment), frame->comment);
  obl_byline_show (OBL_BYLINE (self->byline), &frame->annotator_id, &frame->origin, frame->created,
                   frame->modified);
}

static void
show_in_hand (OblFrameInspector *self)
{
  OblSession *session = obl_pane_get_session (OBL_PANE (self));
  OblFrame *in_hand = session == NULL ? NULL : obl_session_get_frame_in_hand (session);
  g_autoptr (OblFrame) frame = NULL;

  if (in_hand == NULL || !obl_id_equal (&in_hand->id, &self->subject_id))
    commit (self);
  /* Committing may have changed what the session holds. */
  in_hand = session == NULL ? NULL : obl_session_get_frame_in_hand (session);
  frame = in_hand == NULL ? NULL : obl_frame_ref (in_hand);
  self->subject_id = frame == NULL ? OBL_ID_NONE : frame->id;
  if (frame != NULL)
    show_frame (self, frame);
  gtk_widget_set_visible (GTK_WIDGET (self), frame != NULL);
}

/* --- The object --------------------------------------------------------------------------------- */

static void
obl_frame_inspector_leave (OblPane *pane)
{
  commit (OBL_FRAME_INSPECTOR (pane));
}

static void
obl_frame_inspector_refresh (OblPane *pane)
{
  OBL_FRAME_INSPECTOR (pane)->subject_id = OBL_ID_NONE;
  show_in_hand (OBL_FRAME_INSPECTOR (pane));
}

static void
obl_frame_inspector_finalize (GObject *object)
{
  OblFrameInspector *self = OBL_FRAME_INSPECTOR (object);

  g_ptr_array_unref (self->rows);
  g_clear_pointer (&self->set, obl_label_set_unref);
  g_free (self->frame_type);

  G_OBJECT_CLASS (obl_frame_inspector_parent_class)->finalize (object);
}

static void
obl_frame_inspector_class_init (OblFrameInspectorClass *class)
{
  G_OBJECT_CLASS (class)->finalize = obl_frame_inspector_finalize;
  OBL_PANE_CLASS (class)->leave = obl_frame_inspector_leave;
  OBL_PANE_CLASS (class)->refresh = obl_frame_inspector_refresh;
}

static GtkWidget *
make_head (OblFrameInspector *self)
{
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 3);
  GtkWidget *select = gtk_button_new ();
  GtkWidget *content = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);
  GtkWidget *discuss
      = obl_icon_button_new ("dialog-question-symbolic", _ ("Flag for discussion, or not"), NULL);
  GtkWidget *delete = obl_icon_button_new ("user-trash-symbolic", _ ("Delete this claim"), NULL);

  self->mark = obl_swatch_mark_new ();
  self->title = obl_form_title (NULL);
  gtk_widget_set_hexpand (self->title, TRUE);
  gtk_box_append (GTK_BOX (content), self->mark);
  gtk_box_append (GTK_BOX (content), self->title);
  gtk_button_set_child (GTK_BUTTON (select), content);
  gtk_widget_set_hexpand (select, TRUE);
  gtk_widget_add_css_class (select, "flat");
  gtk_widget_add_css_class (select, "inspector-title");
  obl_set_hint (select, _ ("Select this claim in the article"), NULL);
  gtk_box_append (GTK_BOX (head), select);
  gtk_box_append (GTK_BOX (head), discuss);
  gtk_box_append (GTK_BOX (head), delete);
  g_signal_connect_object (select, "clicked", G_CALLBACK (select_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (discuss, "clicked", G_CALLBACK (discuss_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (delete, "clicked", G_CALLBACK (delete_cb), self, G_CONNECT_SWAPPED);
  return head;
}

static void
make_children (OblFrameInspector *self)
{
  self->description = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (self->description), 0);
  gtk_label_set_wrap (GTK_LABEL (self->description), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (self->description), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_lines (GTK_LABEL (self->description), 4);
  gtk_label_set_ellipsize (GTK_LABEL (self->description), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (self->description, "quote");
  self->chain = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (self->chain), 0);
  gtk_label_set_wrap (GTK_LABEL (self->chain), TRUE);
  gtk_widget_set_tooltip_text (self->chain, _ ("By whom it came to be said here"));
  gtk_widget_add_css_class (self->chain, "caption");
  gtk_widget_set_visible (self->chain, FALSE);
  self->roles = obl_form_new ();
  self->more_roles = obl_form_new ();
  self->more = obl_expander_new (_ ("More roles"), self->more_roles);
  self->attributes = obl_attribute_form_new ();
  self->problems = obl_problem_list_new ();
  self->comment = obl_field_new_multiline (_ ("Comment"));
  obl_field_set_placeholder (OBL_FIELD (self->comment), _ ("Comment"));
  self->byline = obl_byline_new ();
  g_object_bind_property (self, "session", self->byline, "session", G_BINDING_DEFAULT);
  g_signal_connect_object (self->attributes, "changed", G_CALLBACK (attribute_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->comment, "committed", G_CALLBACK (comment_committed_cb), self,
                           G_CONNECT_SWAPPED);
}

static void
obl_frame_inspector_init (OblFrameInspector *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 9);
  GtkWidget *children[9];

  self->rows = g_ptr_array_new ();
  children[0] = make_head (self);
  make_children (self);
  children[1] = self->description;
  children[2] = self->chain;
  children[3] = self->problems;
  children[4] = self->roles;
  children[5] = self->more;
  children[6] = self->attributes;
  children[7] = self->comment;
  children[8] = self->byline;
  for (guint i = 0; i < G_N_ELEMENTS (children); i++)
    gtk_box_append (GTK_BOX (box), children[i]);
  gtk_widget_add_css_class (box, "inspector-box");
  adw_bin_set_child (ADW_BIN (self), box);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);

  obl_pane_watch (OBL_PANE (self), "selected-changed", G_CALLBACK (show_in_hand));
  obl_pane_watch (OBL_PANE (self), "marks-changed", G_CALLBACK (show_in_hand));
  obl_pane_watch (OBL_PANE (self), "entities-changed", G_CALLBACK (show_in_hand));
  obl_pane_watch (OBL_PANE (self), "label-set-changed", G_CALLBACK (show_in_hand));
  obl_pane_watch (OBL_PANE (self), "document-opened", G_CALLBACK (show_in_hand));
}
