/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The palette of everything: what can be jumped to or done, gathered when it is asked for. */
#define G_LOG_DOMAIN "obl-window"

#include "config.h"

#include "app/shell/obl-window-private.h"

#include <glib/gi18n.h>

#include "app/dialogs/obl-jump-dialog.h"

/* Of an annotation's words. */
#define MAX_WORDS_CHARS 80u

/* What no menu has. */
static const struct {
  const char *title;
  const char *action;
} more_commands[] = {
  { N_ ("Next article"), "win.next-document" },
  { N_ ("Previous article"), "win.previous-document" },
  { N_ ("Open the next article in a new tab"), "win.open-row-in-tab" },
  { N_ ("Close the tab"), "win.close-tab" },
  { N_ ("Find an article"), "win.find-documents" },
  { N_ ("Mark every occurrence…"), "win.repeat" },
  { N_ ("Link all mentions with this text…"), "win.link-all" },
  { N_ ("Carry annotations over to copies…"), "win.carry" },
  { N_ ("The article is done"), "win.set-status::done" },
  { N_ ("The next article that is not done"), "win.next-to-do" },
  { N_ ("The article is not done after all"), "win.set-status::new" },
  { N_ ("The article is in progress"), "win.set-status::in-progress" },
  { N_ ("Import a folder…"), "win.import-folder" },
  { N_ ("List the articles that are not done, or all"), "win.show-to-do" },
  { N_ ("List the articles that should be looked at, or all"), "win.show-doubts" },
  { N_ ("Next annotation"), "win.next-mark" },
  { N_ ("Previous annotation"), "win.previous-mark" },
  { N_ ("Join with the annotation selected before"), "win.join" },
  { N_ ("Split into its parts"), "win.split" },
  { N_ ("The mention is a name"), "win.set-mention::name" },
  { N_ ("The mention is a description"), "win.set-mention::nominal" },
  { N_ ("The mention is a pronoun"), "win.set-mention::pronoun" },
  { N_ ("Flag for discussion, or not"), "win.discuss" },
  { N_ ("Next annotation that is unfinished, commented on or to be discussed"), "win.next-noted" },
  { N_ ("Previous annotation that is unfinished, commented on or to be discussed"),
    "win.previous-noted" },
  { N_ ("Select more: the word, the sentence, the paragraph"), "win.widen" },
  { N_ ("Select less again"), "win.narrow" },
  { N_ ("Selections grow to words, sentences, paragraphs, or not"), "win.turn-grain" },
  { N_ ("Next new name that is not marked"), "win.next-name" },
  { N_ ("Previous new name that is not marked"), "win.previous-name" },
  { N_ ("Next words that tell of a claim"), "win.next-cue" },
  { N_ ("Previous words that tell of a claim"), "win.previous-cue" },
  { N_ ("Next known name that is not marked"), "win.next-known" },
  { N_ ("Previous known name that is not marked"), "win.previous-known" },
  { N_ ("Next sentence without an annotation"), "win.next-sentence" },
  { N_ ("Previous sentence without an annotation"), "win.previous-sentence" },
  { N_ ("Show where the link at the caret leads"), "win.show-link" },
  { N_ ("Show all annotations again"), "win.show-everything" },
  { N_ ("Hide annotations like the selected one"), "win.hide-like" },
  { N_ ("Only this claim, or all annotations"), "win.only-claim" },
  { N_ ("Dim all but what is selected"), "win.dim-others" },
  { N_ ("Labels beside annotations: none, the selected one, all"), "win.turn-chips" },
  { N_ ("Show or hide the articles"), "win.show-left-pane" },
  { N_ ("Show or hide the annotations"), "win.show-right-pane" },
  { N_ ("Normal text"), "win.zoom-normal" },
  { N_ ("Undo"), "win.undo" },
  { N_ ("Redo"), "win.redo" },
};

/* --- Commands --------------------------------------------------------------------------------- */

/* As people read it; NULL when there is none. */
static char *
dup_key (OblWindow *self, const char *action, const char *accel)
{
  GtkApplication *application = gtk_window_get_application (GTK_WINDOW (self));
  g_auto (GStrv) accels = gtk_application_get_accels_for_action (application, action);
  GdkModifierType modifiers = 0;
  guint key = 0;

  if (accel == NULL) {
    accel = accels[0];
  }
  if (accel == NULL || !gtk_accelerator_parse (accel, &key, &modifiers)) {
    return NULL;
  }
  return gtk_accelerator_get_label (key, modifiers);
}

/* The title of a menu's item, without the sign before its mnemonic. */
static char *
dup_plain_title (const char *label)
{
  GString *title = g_string_new (NULL);

  for (const char *p = label; *p != '\0'; p++) {
    if (*p != '_' || p[1] == '_') {
      g_string_append_c (title, *p);
      p += *p == '_';
    }
  }
  return g_string_free (title, FALSE);
}

static gboolean
is_there (const GPtrArray *items, const char *action)
{
  for (guint i = 0; i < items->len; i++) {
    if (g_strcmp0 (obl_jump_item_get_action (items->pdata[i]), action) == 0) {
      return TRUE;
    }
  }
  return FALSE;
}

static void
add_command (OblWindow *self,
             const char *title,
             const char *about,
             const char *action,
             const char *accel,
             GPtrArray *items)
{
  g_autofree char *key = dup_key (self, action, accel);
  OblJumpItem *item = NULL;

  if (is_there (items, action)) {
    return;
  }
  item = obl_jump_item_new (OBL_JUMP_COMMAND, title, about);
  obl_jump_item_set_action (item, action, key);
  g_ptr_array_add (items, item);
}

static char *
dup_action (GMenuModel *menu, int i)
{
  g_autoptr (GVariant) target
      = g_menu_model_get_item_attribute_value (menu, i, G_MENU_ATTRIBUTE_TARGET, NULL);
  g_autofree char *name = NULL;

  if (!g_menu_model_get_item_attribute (menu, i, G_MENU_ATTRIBUTE_ACTION, "s", &name)) {
    return NULL;
  }
  return g_action_print_detailed_name (name, target);
}

/* @about: the title of the menu or section that it is in, or NULL. */
static void
add_menu (OblWindow *self, GMenuModel *menu, const char *about, GPtrArray *items)
{
  for (int i = 0; i < g_menu_model_get_n_items (menu); i++) {
    g_autoptr (GMenuModel) section = g_menu_model_get_item_link (menu, i, G_MENU_LINK_SECTION);
    g_autoptr (GMenuModel) submenu = g_menu_model_get_item_link (menu, i, G_MENU_LINK_SUBMENU);
    g_autofree char *label = NULL;
    g_autofree char *accel = NULL;
    g_autofree char *title = NULL;
    g_autofree char *action = dup_action (menu, i);

    g_menu_model_get_item_attribute (menu, i, G_MENU_ATTRIBUTE_LABEL, "s", &label);
    g_menu_model_get_item_attribute (menu, i, "accel", "s", &accel);
    title = label != NULL ? dup_plain_title (label) : NULL;
    if (section != NULL || submenu != NULL) {
      add_menu (self, section != NULL ? section : submenu, title != NULL ? title : about, items);
    } else if (action != NULL && title != NULL) {
      add_command (self, title, about, action, accel, items);
    }
  }
}

static void
add_commands (OblWindow *self, GPtrArray *items)
{
  g_autoptr (GMenuModel) selected = obl_window_make_menu (self);

  if (selected != NULL) {
    add_menu (self, selected, NULL, items);
  }
  add_menu (self, G_MENU_MODEL (self->main_menu), NULL, items);
  for (guint i = 0; i < G_N_ELEMENTS (more_commands); i++) {
    add_command (self, _ (more_commands[i].title), NULL, more_commands[i].action, NULL, items);
  }
}

/* --- Things ----------------------------------------------------------------------------------- */

static void
add_thing (
    OblJumpKind kind, const char *title, const char *about, const OblId *id, GPtrArray *items)
{
  OblJumpItem *item = obl_jump_item_new (kind, title, about);

  obl_jump_item_set_id (item, id);
  g_ptr_array_add (items, item);
}

static void
add_marks (OblWindow *self, GPtrArray *items)
{
  const GPtrArray *spans = obl_session_get_spans (self->session);
  const GPtrArray *frames = obl_session_get_frames (self->session);
  OblDocument *document = obl_session_get_document (self->session);

  for (guint i = 0; i < frames->len; i++) {
    const OblFrame *frame = g_ptr_array_index (frames, i);
    g_autofree char *title = obl_session_describe (self->session, &frame->id);

    add_thing (OBL_JUMP_FRAME, title, obl_session_get_label_title (self->session, frame->type),
               &frame->id, items);
  }
  for (guint i = 0; i < spans->len; i++) {
    const OblSpan *span = g_ptr_array_index (spans, i);
    g_autofree char *words = g_utf8_substring (
        span->quote, 0, MIN (g_utf8_strlen (span->quote, -1), (glong)MAX_WORDS_CHARS));

    g_strdelimit (words, "\n\t", ' ');
    add_thing (OBL_JUMP_SPAN, words, obl_session_get_label_title (self->session, span->label),
               &span->id, items);
    obl_jump_item_set_place (items->pdata[items->len - 1], document, obl_span_get_extent (span));
  }
}

static void
add_entities (OblWindow *self, GPtrArray *items)
{
  const GPtrArray *entities = obl_session_get_entities (self->session);

  for (guint i = 0; i < entities->len; i++) {
    const OblEntity *entity = g_ptr_array_index (entities, i);

    add_thing (OBL_JUMP_ENTITY, entity->name,
               obl_session_get_label_title (self->session, entity->type), &entity->id, items);
    for (guint j = 0; j < entity->aliases->len; j++) {
      obl_jump_item_add_words (items->pdata[items->len - 1],
                               ((const OblAlias *)entity->aliases->pdata[j])->name);
    }
  }
}

static void
add_documents (OblWindow *self, GPtrArray *items)
{
  const GPtrArray *documents = obl_session_get_documents (self->session);

  for (guint i = 0; i < documents->len; i++) {
    const OblDocument *document = g_ptr_array_index (documents, i);

    add_thing (OBL_JUMP_DOCUMENT, document->title, document->publisher, &document->id, items);
  }
}

/* --- Going there ------------------------------------------------------------------------------ */

/* The first mention in the article, or the next one when one of them is selected. */
static void
show_entity (OblWindow *self, const OblId *id)
{
  const GPtrArray *spans = obl_session_get_spans (self->session);
  const OblEntity *entity = obl_session_find_entity (self->session, id);
  const OblSpan *first = NULL;
  const OblSpan *next = NULL;
  gboolean is_past = FALSE;

  for (guint i = 0; i < spans->len && next == NULL; i++) {
    const OblSpan *span = g_ptr_array_index (spans, i);

    if (obl_id_equal (&span->entity_id, id)) {
      next = is_past ? span : NULL;
      first = first != NULL ? first : span;
    }
    is_past |= obl_id_equal (&span->id, obl_session_get_selected (self->session));
  }
  if (first != NULL) {
    obl_session_select (self->session, next != NULL ? &next->id : &first->id);
  } else if (entity != NULL) {
    /* Translators: %s is the name of an entity. */
    g_autofree char *message
        = g_strdup_printf (_ ("Nothing in this article is linked to “%s”"), entity->name);

    obl_window_say (self, message, FALSE);
  }
}

static void
chosen_cb (OblJumpItem *item, gpointer user_data)
{
  OblWindow *self = user_data;
  const OblId *id = obl_jump_item_get_id (item);
  g_autoptr (GVariant) target = NULL;
  g_autofree char *name = NULL;

  if (self->session == NULL) {
    return;
  }
  switch (obl_jump_item_get_kind (item)) {
  case OBL_JUMP_COMMAND:
    if (g_action_parse_detailed_name (obl_jump_item_get_action (item), &name, &target, NULL)) {
      gtk_widget_activate_action_variant (GTK_WIDGET (self), name, target);
    }
    return;
  case OBL_JUMP_FRAME:
  case OBL_JUMP_SPAN:
    obl_session_select (self->session, id);
    break;
  case OBL_JUMP_ENTITY:
    show_entity (self, id);
    break;
  case OBL_JUMP_DOCUMENT:
    obl_session_open_document (self->session, id);
    break;
  }
  obl_reading_view_focus (OBL_READING_VIEW (self->view));
}

void
obl_window_jump (GtkWidget *widget, const char *action, GVariant *parameter)
{
  OblWindow *self = OBL_WINDOW (widget);
  GPtrArray *items = g_ptr_array_new_with_free_func (g_object_unref);

  add_commands (self, items);
  add_marks (self, items);
  add_entities (self, items);
  add_documents (self, items);
  gtk_window_present (obl_jump_dialog_new (GTK_WINDOW (self), items, chosen_cb, self));
}
