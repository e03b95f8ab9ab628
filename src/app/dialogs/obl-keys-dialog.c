/* SPDX-License-Identifier: GPL-3.0-or-later */
/* All keys.  GTK has a window for this, which knows no labels of a project, spreads a list over
 * pages, and is deprecated from 4.18 on; this is a list that scrolls. */
#define G_LOG_DOMAIN "obl-keys-dialog"

#include "config.h"

#include "app/dialogs/obl-keys-dialog.h"

#include <glib/gi18n.h>

#include "app/widgets/obl-dialog.h"

typedef struct {
  const char *title; /* NULL ends a group */
  const char *keys[2];
} Key;

static const Key reading[] = {
  { N_ ("Next and previous article"), { "<Alt>Down", "<Alt>Up" } },
  { N_ ("Jump to anything, or do it"), { "<Control>k" } },
  { N_ ("Find an article"), { "<Shift><Control>f" } },
  { N_ ("Find in the article"), { "<Control>f" } },
  { N_ ("Next and previous place that was found"), { "<Control>g", "<Shift><Control>g" } },
  { N_ ("Next and previous annotation"), { "Tab", "<Shift>Tab" } },
  { N_ ("Next and previous new name that is not marked"), { "F2", "<Shift>F2" } },
  { N_ ("Next and previous words that tell of a claim"), { "F5", "<Shift>F5" } },
  { N_ ("Next and previous known name that is not marked; Enter marks it"), { "F3", "<Shift>F3" } },
  { N_ ("Next and previous sentence without an annotation"), { "F8", "<Shift>F8" } },
  { N_ ("Next and previous annotation that is unfinished, commented on or to be discussed"),
    { "F12", "<Shift>F12" } },
  { N_ ("Select more, by word, sentence and paragraph, and less again"),
    { "<Shift><Alt>Up", "<Shift><Alt>Down" } },
  { N_ ("Open the selected annotation"), { "Return" } },
  { N_ ("One step back: selection, annotation, claim"), { "Escape" } },
  { N_ ("Show where the link at the caret leads"), { "<Control>j" } },
  { N_ ("As plain text, or as a page"), { "<Shift><Control>t" } },
  { N_ ("Unfold or fold page furniture"), { "<Control>b" } },
  { N_ ("The paragraph is page furniture, or text after all"), { "b", "<Shift><Control>b" } },
  { N_ ("The whole page, or only the article"), { "<Shift><Control>a" } },
  { N_ ("Larger and smaller text"), { "<Control>plus", "<Control>minus" } },
  { N_ ("Normal text"), { "<Control>0" } },
  { N_ ("The article is done; on to the next one"), { "<Control>Return" } },
  { N_ ("The next article that is not done"), { "<Alt>Page_Down" } },
  { NULL },
};

static const Key seeing[] = {
  { N_ ("Choose which annotations are shown"), { "F7" } },
  { N_ ("Show all annotations again"), { "<Shift>F7" } },
  { N_ ("Hide annotations like the selected one"), { "<Shift><Control>h" } },
  { N_ ("Only this claim, or all annotations"), { "<Shift><Control>o" } },
  { N_ ("Dim all but what is selected"), { "<Shift><Control>m" } },
  { N_ ("Labels beside annotations: none, the selected one, all"), { "<Shift><Control>c" } },
  { NULL },
};

static const Key marking[] = {
  { N_ ("Mark just what is selected, not whole words"), { "<Alt>1", "<Alt>2" } },
  { N_ ("Selections grow to words, sentences, paragraphs, or not"), { "<Control>u" } },
  { N_ ("Give the label that was given last"), { "period" } },
  { N_ ("Mark every occurrence, after a look at the list"), { "<Control>m" } },
  { N_ ("Carry annotations over to copies of the article"), { "<Shift><Control>v" } },
  { N_ ("Move the beginning by a word"), { "bracketleft", "bracketright" } },
  { N_ ("Move the end by a word"), { "braceleft", "braceright" } },
  { N_ ("Move the end by a clause"), { "less", "greater" } },
  { N_ ("The same by a letter"), { "<Alt>bracketleft", "<Alt>braceright" } },
  { N_ ("Move the end by a word, on any keyboard"), { "<Alt>Left", "<Alt>Right" } },
  { N_ ("Move the beginning by a word, on any keyboard"),
    { "<Shift><Alt>Left", "<Shift><Alt>Right" } },
  { N_ ("Add the selected words as another part"), { "plus" } },
  { N_ ("Take the nearest part out"), { "minus" } },
  { N_ ("Join with the annotation selected before"), { "<Shift><Control>j" } },
  { N_ ("Split into its parts"), { "<Shift><Control>s" } },
  { N_ ("Link a mention to an entity"), { "e" } },
  { N_ ("Link it to the entity of that name, or to a new one"), { "<Shift>e" } },
  { N_ ("The mention is a name, a description, a pronoun"), { "k" } },
  { N_ ("Keep what is proposed for a new claim"), { "Return" } },
  { N_ ("Round what is proposed"), { "Tab", "<Shift>Tab" } },
  { N_ ("Not that one, and none of it"), { "Delete", "Escape" } },
  { N_ ("Nest the claim in the one around it"), { "n" } },
  { N_ ("Flag for discussion, or not"), { "F11" } },
  { N_ ("Delete the annotation"), { "Delete" } },
  { N_ ("What the label is for"), { "F4" } },
  { NULL },
};

static const Key project[] = {
  { N_ ("Undo"), { "<Control>z" } },
  { N_ ("Redo"), { "<Shift><Control>z", "<Control>y" } },
  { N_ ("History"), { "<Control>h" } },
  { N_ ("Labels: add, rename, merge"), { "<Shift><Control>l" } },
  { N_ ("Import articles"), { "<Control>i" } },
  { N_ ("Add a page from its address"), { "<Control>l" } },
  { N_ ("What became of each file of the last import"), { "<Control>r" } },
  { N_ ("List the articles that are not done, or all"), { "<Shift><Control>d" } },
  { N_ ("List the articles that should be looked at, or all"), { "<Control>t" } },
  { N_ ("Hide or show copies in the list"), { "<Control>d" } },
  { N_ ("Export"), { "<Control>e" } },
  { N_ ("New project"), { "<Control>n" } },
  { N_ ("Open a project"), { "<Control>o" } },
  { NULL },
};

static const Key window_keys[] = {
  { N_ ("Articles"), { "F9" } },
  { N_ ("Annotations"), { "F10" } },
  { N_ ("Next and previous part of the window"), { "F6", "<Shift>F6" } },
  { N_ ("Preferences"), { "<Control>comma" } },
  { N_ ("Keyboard shortcuts"), { "question", "F1" } },
  { N_ ("The article of the list in a new tab, or the next one"), { "<Shift><Control>Return" } },
  { N_ ("Next and previous tab"), { "<Control>Page_Down", "<Control>Page_Up" } },
  { N_ ("Close the tab, and the window with the last one"), { "<Control>w" } },
  { N_ ("Quit"), { "<Control>q" } },
  { NULL },
};

static GtkWidget *
make_cap (const char *text)
{
  GtkWidget *cap = gtk_label_new (text);

  gtk_widget_set_valign (cap, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (cap, "key-name");
  return cap;
}

/* @keys as people read them. */
static void
add_row (AdwPreferencesGroup *group, const char *title, const char *const *keys)
{
  g_autofree char *markup = g_markup_escape_text (title, -1);
  g_autofree char *list = g_strjoinv (", ", (char **)keys);
  GtkWidget *row = g_object_new (ADW_TYPE_ACTION_ROW, "title", markup, NULL);

  for (guint i = 0; keys[i] != NULL; i++) {
    adw_action_row_add_suffix (ADW_ACTION_ROW (row), make_cap (keys[i]));
  }
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, list,
                                  -1);
  adw_preferences_group_add (group, row);
}

static AdwPreferencesGroup *
add_group (AdwPreferencesPage *page, const char *title)
{
  GtkWidget *group = adw_preferences_group_new ();

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), title);
  adw_preferences_page_add (page, ADW_PREFERENCES_GROUP (group));
  return ADW_PREFERENCES_GROUP (group);
}

static void
add_keys (AdwPreferencesPage *page, const char *title, const Key *keys)
{
  AdwPreferencesGroup *group = add_group (page, title);

  for (; keys->title != NULL; keys++) {
    g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
    g_auto (GStrv) names = NULL;

    for (guint i = 0; i < G_N_ELEMENTS (keys->keys) && keys->keys[i] != NULL; i++) {
      g_autofree char *name = NULL;
      GdkModifierType modifiers = 0;
      guint keyval = 0;

      gtk_accelerator_parse (keys->keys[i], &keyval, &modifiers);
      name = gtk_accelerator_get_label (keyval, modifiers);
      g_strv_builder_add (builder, name);
    }
    names = g_strv_builder_end (builder);
    add_row (group, _ (keys->title), (const char *const *)names);
  }
}

static void
add_own (AdwPreferencesGroup *group, const char *title, const char *key)
{
  const char *const keys[] = { key, NULL };

  if (key != NULL && key[0] != '\0') {
    add_row (group, title, keys);
  }
}

/* The labels of the project, its frames, and the roles of each. */
static void
add_label_set (AdwPreferencesPage *page, OblLabelSet *set)
{
  AdwPreferencesGroup *labels = add_group (page, set->name);

  adw_preferences_group_set_description (
      labels, _ ("With words selected, these mark them; with an annotation selected, they change "
                 "its label; otherwise they mark the word at the caret, or the whole name there."));
  for (guint i = 0; i < set->span_labels->len; i++) {
    const OblSpanLabel *label = g_ptr_array_index (set->span_labels, i);

    add_own (labels, label->title, label->key);
  }
  for (guint i = 0; i < set->frame_types->len; i++) {
    const OblFrameType *type = g_ptr_array_index (set->frame_types, i);
    AdwPreferencesGroup *roles = add_group (page, type->title);
    g_autofree char *begin = g_strdup_printf (_ ("New %s from the selected words"), type->title);

    adw_preferences_group_set_description (
        roles,
        _ ("While one is in hand, these make the selected words, or the selected annotation, "
           "a part of it."));
    add_own (labels, begin, type->key);
    for (guint j = 0; j < type->roles->len; j++) {
      const OblRoleType *role = g_ptr_array_index (type->roles, j);

      add_own (roles, role->title, role->key);
    }
  }
}

GtkWindow *
obl_keys_dialog_new (GtkWindow *parent, OblLabelSet *set)
{
  GtkWidget *window
      = g_object_new (ADW_TYPE_WINDOW, "title", _ ("Keyboard shortcuts"), "modal", TRUE,
                      "transient-for", parent, "default-width", 560, "default-height", 640, NULL);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *page = adw_preferences_page_new ();

  gtk_widget_add_css_class (page, "keys");
  if (set != NULL) {
    add_label_set (ADW_PREFERENCES_PAGE (page), set);
  }
  add_keys (ADW_PREFERENCES_PAGE (page), _ ("Marking"), marking);
  add_keys (ADW_PREFERENCES_PAGE (page), _ ("Reading"), reading);
  add_keys (ADW_PREFERENCES_PAGE (page), _ ("Seeing"), seeing);
  add_keys (ADW_PREFERENCES_PAGE (page), _ ("Project"), project);
  add_keys (ADW_PREFERENCES_PAGE (page), _ ("Window"), window_keys);
  gtk_widget_set_vexpand (page, TRUE);
  gtk_box_append (GTK_BOX (box), adw_header_bar_new ());
  gtk_box_append (GTK_BOX (box), page);
  adw_window_set_content (ADW_WINDOW (window), box);
  obl_dialog_close_on_escape (GTK_WINDOW (window));
  return GTK_WINDOW (window);
}
