/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A menu button whose menu is made of the candidates of one field.  Its items name them by number;
 * the values stay here, for some are long. */
#define G_LOG_DOMAIN "obl-candidate-button"

#include "config.h"

#include "app/panes/obl-candidate-button.h"

#include <glib/gi18n-lib.h>

#include "app/widgets/obl-form.h"

/* Characters of a value in the menu. */
#define MAX_CHARS 60
/* More than these tell nobody anything. */
#define MAX_SHOWN 12

struct _OblCandidateButton {
  AdwBin parent_instance;

  GtkWidget *button;
  char *field;
  GPtrArray *values; /* char *, in the order of the menu */
};

enum {
  CHOSEN,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (OblCandidateButton, obl_candidate_button, ADW_TYPE_BIN)

static void
take_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  OblCandidateButton *self = OBL_CANDIDATE_BUTTON (widget);
  const guint index = g_variant_get_uint32 (parameter);

  if (index < self->values->len)
    g_signal_emit (self, signals[CHOSEN], 0, self->values->pdata[index]);
}

static void
obl_candidate_button_finalize (GObject *object)
{
  OblCandidateButton *self = OBL_CANDIDATE_BUTTON (object);

  g_free (self->field);
  g_ptr_array_unref (self->values);

  G_OBJECT_CLASS (obl_candidate_button_parent_class)->finalize (object);
}

static void
obl_candidate_button_class_init (OblCandidateButtonClass *class)
{
  G_OBJECT_CLASS (class)->finalize = obl_candidate_button_finalize;
  signals[CHOSEN] = g_signal_new ("chosen", OBL_TYPE_CANDIDATE_BUTTON, G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  gtk_widget_class_install_action (GTK_WIDGET_CLASS (class), "candidate.take", "u", take_cb);
}

static void
obl_candidate_button_init (OblCandidateButton *self)
{
  self->values = g_ptr_array_new_with_free_func (g_free);
  self->button = gtk_menu_button_new ();
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (self->button), "pan-down-symbolic");
  gtk_widget_add_css_class (self->button, "flat");
  gtk_widget_add_css_class (self->button, "candidates");
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
  adw_bin_set_child (ADW_BIN (self), self->button);
}

GtkWidget *
obl_candidate_button_new (const char *field, const char *caption)
{
  OblCandidateButton *self = g_object_new (OBL_TYPE_CANDIDATE_BUTTON, NULL);
  /* Translators: %s is what a field is called, as “Title”. */
  g_autofree char *hint = g_strdup_printf (_ ("%s: what else was found"), caption);

  self->field = g_strdup (field);
  obl_set_hint (self->button, hint, NULL);
  return GTK_WIDGET (self);
}

/* Where it was found, for a person; what is not known here is told as it is. */
static const char *
get_from (const char *from)
{
  static const struct {
    const char *from;
    const char *words;
  } known[] = {
    { "json-ld", "JSON-LD" },
    { "microdata", N_ ("marked parts of the page") },
    { "time", N_ ("a time in the page") },
    { "text", N_ ("the words of the page") },
    { "url", N_ ("the address") },
    { "title", N_ ("the page's title") },
    { "heading", N_ ("a heading") },
    { "file", N_ ("the file") },
    { "http", N_ ("the server") },
    { "detected", N_ ("the text itself") },
  };

  for (guint i = 0; i < G_N_ELEMENTS (known); i++) {
    if (g_str_equal (known[i].from, from))
      return _ (known[i].words);
  }
  return from;
}

static char *
dup_label (const OblCandidate *candidate)
{
  g_autofree char *value = g_utf8_strlen (candidate->value, -1) > MAX_CHARS
                               ? g_utf8_substring (candidate->value, 0, MAX_CHARS)
                               : g_strdup (candidate->value);
  const char *dots = strlen (value) < strlen (candidate->value) ? "…" : "";
  g_autofree char *label = NULL;
  g_auto (GStrv) parts = NULL;

  if (candidate->from == NULL || *candidate->from == '\0')
    label = g_strconcat (value, dots, NULL);
  else
    /* Translators: a value, three dots or nothing, and where the value was found. */
    label = g_strdup_printf (_ ("%s%s — from %s"), value, dots, get_from (candidate->from));
  /* In a menu, one underscore is a mnemonic and two are an underscore. */
  parts = g_strsplit (label, "_", -1);
  return g_strjoinv ("__", parts);
}

static gboolean
is_offered (OblCandidateButton *self, const OblCandidate *candidate, const char *value)
{
  return g_strcmp0 (candidate->field, self->field) == 0 && candidate->value != NULL
         && g_strcmp0 (candidate->value, value) != 0
         && !g_ptr_array_find_with_equal_func (self->values, candidate->value, g_str_equal, NULL);
}

void
obl_candidate_button_show (OblCandidateButton *self, const OblDocument *document, const char *value)
{
  g_autoptr (GMenu) menu = g_menu_new ();

  g_return_if_fail (OBL_IS_CANDIDATE_BUTTON (self));

  g_ptr_array_set_size (self->values, 0);
  for (guint i = 0; document->candidates != NULL && i < document->candidates->len
                    && self->values->len < MAX_SHOWN;
       i++) {
    const OblCandidate *candidate = document->candidates->pdata[i];
    g_autoptr (GMenuItem) item = NULL;
    g_autofree char *label = NULL;

    if (!is_offered (self, candidate, value))
      continue;
    label = dup_label (candidate);
    item = g_menu_item_new (label, NULL);
    g_menu_item_set_action_and_target (item, "candidate.take", "u", self->values->len);
    g_menu_append_item (menu, item);
    g_ptr_array_add (self->values, g_strdup (candidate->value));
  }
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (self->button), G_MENU_MODEL (menu));
  /* The pane is at the right edge of the window. */
  gtk_widget_set_halign (GTK_WIDGET (gtk_menu_button_get_popover (GTK_MENU_BUTTON (self->button))),
                         GTK_ALIGN_END);
  gtk_widget_set_visible (GTK_WIDGET (self), self->values->len > 0);
}
