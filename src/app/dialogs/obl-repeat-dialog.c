/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Looks as one types.  What an earlier question finds is thrown away: only the last one counts. */
#define G_LOG_DOMAIN "obl-repeat-dialog"

#include "config.h"

#include "app/dialogs/obl-repeat-dialog.h"

#include <glib/gi18n.h>

#include "app/models/obl-place-row.h"
#include "app/panes/obl-label-drop-down.h"
#include "app/widgets/obl-dialog.h"
#include "core/find/obl-find-mark.h"

/* Between two letters of somebody who types. */
#define PAUSE_MS 120
#define LABELS_WIDTH 180

typedef struct {
  OblSession *session;
  GtkWindow *window;
  char *label;
  OblId entity_id;
  GCancellable *cancellable; /* of the search under way, or NULL */
  guint pause_id;
  GPtrArray *found; /* OblSurveyed, or NULL */
  GListStore *rows; /* OblPlaceRow */
  guint n_chosen;
  gboolean is_choosing; /* the program, not the person */
  GtkWidget *entry;
  GtkWidget *everywhere;
  GtkWidget *whole_word;
  GtkWidget *match_case;
  GtkWidget *regex;
  GtkWidget *link;
  GtkWidget *labels;
  GtkWidget *mark;
  GtkWidget *status;
  GtkWidget *spinner;
} Repeat;

static void
stop (Repeat *repeat)
{
  g_clear_handle_id (&repeat->pause_id, g_source_remove);
  if (repeat->cancellable != NULL)
    g_cancellable_cancel (repeat->cancellable);
  g_clear_object (&repeat->cancellable);
}

static void
repeat_free (Repeat *repeat)
{
  stop (repeat);
  g_clear_pointer (&repeat->found, g_ptr_array_unref);
  g_object_unref (repeat->rows);
  g_object_unref (repeat->session);
  g_free (repeat->label);
  g_free (repeat);
}

static OblPlaceRow *
get_row (Repeat *repeat, guint i)
{
  g_autoptr (OblPlaceRow) row = g_list_model_get_item (G_LIST_MODEL (repeat->rows), i);

  return row; /* the list holds it */
}

static guint
count_rows (Repeat *repeat)
{
  return g_list_model_get_n_items (G_LIST_MODEL (repeat->rows));
}

/* --- What is chosen --------------------------------------------------------------------------- */

static void
show_chosen (Repeat *repeat)
{
  const guint n = repeat->n_chosen;
  g_autofree char *title = NULL;

  title = n == 0 ? g_strdup (_ ("Mark"))
                 : g_strdup_printf (ngettext ("Mark %u place", "Mark %u places", n), n);
  gtk_button_set_label (GTK_BUTTON (repeat->mark), title);
  gtk_widget_set_sensitive (repeat->mark, n > 0 && repeat->label != NULL);
}

/* An article is chosen when all its places are that can be. */
static void
count_chosen (Repeat *repeat)
{
  OblPlaceRow *article = NULL;
  guint n_free = 0;
  guint n_here = 0;

  repeat->n_chosen = 0;
  repeat->is_choosing = TRUE;
  for (guint i = 0; i <= count_rows (repeat); i++) {
    OblPlaceRow *row = i < count_rows (repeat) ? get_row (repeat, i) : NULL;
    const OblFindPlace *place = row == NULL ? NULL : obl_place_row_get_place (row);

    if (place == NULL) {
      if (article != NULL)
        obl_place_row_set_chosen (article, n_free > 0 && n_here == n_free);
      article = row;
      n_free = 0;
      n_here = 0;
      continue;
    }
    n_free += !place->is_marked;
    n_here += obl_place_row_is_chosen (row);
    repeat->n_chosen += obl_place_row_is_chosen (row);
  }
  repeat->is_choosing = FALSE;
  show_chosen (repeat);
}

/* Of an article: all its places. */
static void
choose (Repeat *repeat, guint position, gboolean chosen)
{
  OblPlaceRow *row = get_row (repeat, position);
  const OblFindPlace *place = obl_place_row_get_place (row);

  repeat->is_choosing = TRUE;
  if (place != NULL) {
    obl_place_row_set_chosen (row, chosen && !place->is_marked);
  } else {
    for (guint i = position + 1; i < count_rows (repeat); i++) {
      place = obl_place_row_get_place (get_row (repeat, i));
      if (place == NULL)
        break;
      obl_place_row_set_chosen (get_row (repeat, i), chosen && !place->is_marked);
    }
  }
  repeat->is_choosing = FALSE;
  count_chosen (repeat);
}

static void
activate_cb (Repeat *repeat, guint position)
{
  choose (repeat, position, !obl_place_row_is_chosen (get_row (repeat, position)));
}

/* --- Rows ------------------------------------------------------------------------------------- */

static void
check_toggled_cb (GtkCheckButton *check, GtkListItem *item)
{
  Repeat *repeat
      = g_object_get_data (G_OBJECT (gtk_widget_get_root (GTK_WIDGET (check))), "repeat");

  if (!repeat->is_choosing && gtk_list_item_get_item (item) != NULL)
    choose (repeat, gtk_list_item_get_position (item), gtk_check_button_get_active (check));
}

static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *check = gtk_check_button_new ();
  GtkWidget *words = gtk_label_new (NULL);
  GtkWidget *state = gtk_label_new (_ ("marked already"));

  gtk_label_set_xalign (GTK_LABEL (words), 0);
  gtk_label_set_ellipsize (GTK_LABEL (words), PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (words, TRUE);
  gtk_widget_add_css_class (state, "dim-label");
  gtk_widget_add_css_class (state, "caption");
  gtk_widget_set_focusable (check, FALSE);
  gtk_box_append (GTK_BOX (row), check);
  gtk_box_append (GTK_BOX (row), words);
  gtk_box_append (GTK_BOX (row), state);
  gtk_list_item_set_child (item, row);
  g_signal_connect (check, "toggled", G_CALLBACK (check_toggled_cb), item);
}

static void
show_words (OblPlaceRow *row, GtkWidget *words)
{
  const OblFindPlace *place = obl_place_row_get_place (row);
  g_autofree char *markup = place == NULL ? NULL : obl_place_dup_markup (place);

  if (place == NULL) {
    gtk_label_set_text (GTK_LABEL (words), obl_place_row_get_title (row));
    gtk_widget_add_css_class (words, "heading");
  } else {
    gtk_label_set_markup (GTK_LABEL (words), markup);
    gtk_widget_remove_css_class (words, "heading");
  }
}

/* The check button follows the row, which may be chosen with its article. */
static void
chosen_changed_cb (OblPlaceRow *row, GParamSpec *pspec, GtkListItem *item)
{
  GtkWidget *check = gtk_widget_get_first_child (gtk_list_item_get_child (item));

  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), obl_place_row_is_chosen (row));
}

static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *item, Repeat *repeat)
{
  OblPlaceRow *row = gtk_list_item_get_item (item);
  const OblFindPlace *place = obl_place_row_get_place (row);
  GtkWidget *box = gtk_list_item_get_child (item);
  GtkWidget *check = gtk_widget_get_first_child (box);
  GtkWidget *words = gtk_widget_get_next_sibling (check);
  const gboolean is_marked = place != NULL && place->is_marked;

  show_words (row, words);
  repeat->is_choosing = TRUE;
  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), obl_place_row_is_chosen (row));
  repeat->is_choosing = FALSE;
  gtk_widget_set_sensitive (check, !is_marked);
  gtk_widget_set_visible (gtk_widget_get_last_child (box), is_marked);
  gtk_accessible_update_property (GTK_ACCESSIBLE (check), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  gtk_label_get_text (GTK_LABEL (words)), -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (gtk_widget_get_parent (box)),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  gtk_label_get_text (GTK_LABEL (words)), -1);
  g_signal_connect (row, "notify::chosen", G_CALLBACK (chosen_changed_cb), item);
}

static void
unbind_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  g_signal_handlers_disconnect_by_func (gtk_list_item_get_item (item), chosen_changed_cb, item);
}

/* --- Looking ---------------------------------------------------------------------------------- */

static char *
dup_status (const GPtrArray *found, gboolean has_more, gboolean has_label)
{
  GString *status = g_string_new (NULL);
  guint n_places = 0;
  guint n_marked = 0;

  for (guint i = 0; i < found->len; i++) {
    const OblSurveyed *surveyed = found->pdata[i];

    n_places += surveyed->places->len;
    for (guint j = 0; j < surveyed->places->len; j++)
      n_marked += ((const OblFindPlace *)surveyed->places->pdata[j])->is_marked;
  }
  if (n_places == 0)
    return g_string_free (g_string_assign (status, _ ("Not found")), FALSE);
  g_string_append_printf (status, ngettext ("%u place", "%u places", n_places), n_places);
  g_string_append (status, " · ");
  g_string_append_printf (status, ngettext ("%u article", "%u articles", found->len), found->len);
  if (n_marked > 0) {
    g_string_append (status, " · ");
    g_string_append_printf (status, ngettext ("%u marked already", "%u marked already", n_marked),
                            n_marked);
  }
  if (has_more)
    g_string_append_printf (status, " · %s", _ ("there are more than are listed"));
  if (!has_label)
    g_string_append_printf (status, " · %s", _ ("choose a label to mark them with"));
  return g_string_free (status, FALSE);
}

static void
list_places (Repeat *repeat)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; repeat->found != NULL && i < repeat->found->len; i++) {
    const OblSurveyed *surveyed = repeat->found->pdata[i];

    g_ptr_array_add (rows, obl_place_row_new_article (surveyed->title));
    for (guint j = 0; j < surveyed->places->len; j++)
      g_ptr_array_add (rows,
                       obl_place_row_new_place (surveyed->places->pdata[j], surveyed->places));
  }
  g_list_store_splice (repeat->rows, 0, count_rows (repeat), rows->pdata, rows->len);
  count_chosen (repeat);
}

static void
take_found (Repeat *repeat, GPtrArray *found, const char *status)
{
  g_clear_pointer (&repeat->found, g_ptr_array_unref);
  repeat->found = found;
  gtk_label_set_text (GTK_LABEL (repeat->status), status);
  gtk_spinner_stop (GTK_SPINNER (repeat->spinner));
  list_places (repeat);
}

static void
surveyed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GtkWindow) window = user_data;
  Repeat *repeat = g_object_get_data (G_OBJECT (window), "repeat");
  g_autoptr (GError) error = NULL;
  gboolean has_more = FALSE;
  GPtrArray *found = obl_session_survey_finish (OBL_SESSION (source), result, &has_more, &error);
  g_autofree char *status = NULL;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  g_clear_object (&repeat->cancellable);
  status = found == NULL ? g_strdup (error->message)
                         : dup_status (found, has_more, repeat->label != NULL);
  take_found (repeat, found, status);
}

static OblFindFlags
get_flags (Repeat *repeat)
{
  return (OblFindFlags)((gtk_check_button_get_active (GTK_CHECK_BUTTON (repeat->regex))
                             ? OBL_FIND_REGEX
                             : 0)
                        | (gtk_check_button_get_active (GTK_CHECK_BUTTON (repeat->match_case))
                               ? OBL_FIND_CASE
                               : 0)
                        | (gtk_check_button_get_active (GTK_CHECK_BUTTON (repeat->whole_word))
                               ? OBL_FIND_WORD
                               : 0));
}

static void
look (Repeat *repeat)
{
  const char *words = gtk_editable_get_text (GTK_EDITABLE (repeat->entry));
  const OblSurvey survey = {
    .words = words,
    .flags = get_flags (repeat),
    .label = repeat->label,
    .in_every_article = gtk_check_button_get_active (GTK_CHECK_BUTTON (repeat->everywhere)),
  };

  stop (repeat);
  if (*words == '\0') {
    take_found (repeat, NULL, "");
    return;
  }
  repeat->cancellable = g_cancellable_new ();
  gtk_spinner_start (GTK_SPINNER (repeat->spinner));
  /* What is listed belongs to another question. */
  gtk_widget_set_sensitive (repeat->mark, FALSE);
  obl_session_survey_async (repeat->session, &survey, repeat->cancellable, surveyed_cb,
                            g_object_ref (repeat->window));
}

static gboolean
paused_cb (gpointer user_data)
{
  Repeat *repeat = user_data;

  repeat->pause_id = 0;
  look (repeat);
  return G_SOURCE_REMOVE;
}

static void
typed_cb (Repeat *repeat)
{
  stop (repeat);
  gtk_widget_set_sensitive (repeat->mark, FALSE);
  repeat->pause_id = g_timeout_add (PAUSE_MS, paused_cb, repeat);
}

static void
label_chosen_cb (Repeat *repeat, const char *label)
{
  g_free (repeat->label);
  repeat->label = g_strdup (label);
  look (repeat);
}

/* --- Marking ---------------------------------------------------------------------------------- */

static OblFindHits *
make_hits (const OblSurveyed *surveyed, GArray *chosen)
{
  OblFindHits *hits = g_new0 (OblFindHits, 1);

  hits->document_id = surveyed->document_id;
  hits->text_sha256 = g_strdup (surveyed->text_sha256);
  hits->hits = chosen;
  return hits;
}

/* The chosen places, article by article, as they are listed. */
static GPtrArray *
collect (Repeat *repeat)
{
  GPtrArray *all = g_ptr_array_new_with_free_func ((GDestroyNotify)obl_find_hits_free);
  guint row = 0;

  for (guint i = 0; i < repeat->found->len; i++) {
    const OblSurveyed *surveyed = repeat->found->pdata[i];
    g_autoptr (GArray) chosen = g_array_new (FALSE, FALSE, sizeof (OblRange));

    row++;
    for (guint j = 0; j < surveyed->places->len; j++, row++) {
      const OblFindPlace *place = surveyed->places->pdata[j];

      if (obl_place_row_is_chosen (get_row (repeat, row)))
        g_array_append_val (chosen, place->range);
    }
    if (chosen->len > 0)
      g_ptr_array_add (all, make_hits (surveyed, g_steal_pointer (&chosen)));
  }
  return all;
}

static void
mark_cb (Repeat *repeat)
{
  g_autoptr (GPtrArray) hits = collect (repeat);
  const gboolean links = gtk_widget_get_visible (repeat->link)
                         && gtk_check_button_get_active (GTK_CHECK_BUTTON (repeat->link));

  obl_session_mark_places (repeat->session, repeat->label, links ? &repeat->entity_id : NULL,
                           gtk_editable_get_text (GTK_EDITABLE (repeat->entry)), hits,
                           repeat->n_chosen);
  gtk_window_destroy (repeat->window);
}

/* Ctrl+Enter, wherever the focus is: Enter checks and unchecks a row of the list. */
static gboolean
mark_shortcut_cb (GtkWidget *window, GVariant *arguments, gpointer user_data)
{
  gtk_widget_activate (((Repeat *)user_data)->mark);
  return TRUE;
}

static void
add_shortcut (Repeat *repeat)
{
  GtkEventController *controller = gtk_shortcut_controller_new ();

  gtk_shortcut_controller_add_shortcut (
      GTK_SHORTCUT_CONTROLLER (controller),
      gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_Return, GDK_CONTROL_MASK),
                        gtk_callback_action_new (mark_shortcut_cb, repeat, NULL)));
  gtk_event_controller_set_propagation_phase (controller, GTK_PHASE_CAPTURE);
  gtk_widget_add_controller (GTK_WIDGET (repeat->window), controller);
}

/* --- Making it -------------------------------------------------------------------------------- */

static GtkWidget *
make_list (Repeat *repeat)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkNoSelection *model = gtk_no_selection_new (G_LIST_MODEL (g_object_ref (repeat->rows)));
  GtkWidget *list = NULL;

  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), repeat);
  g_signal_connect (factory, "unbind", G_CALLBACK (unbind_cb), NULL);
  list = gtk_list_view_new (GTK_SELECTION_MODEL (model), factory);
  gtk_list_view_set_single_click_activate (GTK_LIST_VIEW (list), TRUE);
  gtk_widget_add_css_class (list, "place-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Places that were found"), -1);
  g_signal_connect_swapped (list, "activate", G_CALLBACK (activate_cb), repeat);
  return list;
}

static void
show_link (Repeat *repeat, const OblId *entity_id)
{
  const OblEntity *entity
      = entity_id == NULL ? NULL : obl_session_find_entity (repeat->session, entity_id);
  g_autofree char *title = NULL;

  gtk_widget_set_visible (repeat->link, entity != NULL);
  if (entity == NULL)
    return;
  repeat->entity_id = *entity_id;
  /* Translators: %s is the name of an entity. */
  title = g_strdup_printf (_ ("They all mention “%s”"), entity->name);
  gtk_check_button_set_label (GTK_CHECK_BUTTON (repeat->link), title);
}

static void
add_labels (Repeat *repeat, GtkBox *box)
{
  repeat->labels = obl_label_drop_down_new (_ ("Label to mark them with"), FALSE);
  obl_label_drop_down_show (OBL_LABEL_DROP_DOWN (repeat->labels),
                            obl_session_get_label_set (repeat->session), repeat->label);
  /* What drops down is as wide as this, and has titles to show. */
  gtk_widget_set_size_request (repeat->labels, LABELS_WIDTH, -1);
  gtk_box_append (box, repeat->labels);
  g_signal_connect_swapped (repeat->labels, "chosen", G_CALLBACK (label_chosen_cb), repeat);
}

static void
set_up (Repeat *repeat, const OblRepeat *first)
{
  GtkWidget *const checks[]
      = { repeat->everywhere, repeat->whole_word, repeat->match_case, repeat->regex };

  gtk_editable_set_text (GTK_EDITABLE (repeat->entry), first->words);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (repeat->whole_word),
                               (first->flags & OBL_FIND_WORD) != 0);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (repeat->match_case),
                               (first->flags & OBL_FIND_CASE) != 0);
  for (guint i = 0; i < G_N_ELEMENTS (checks); i++)
    g_signal_connect_swapped (checks[i], "toggled", G_CALLBACK (look), repeat);
  g_signal_connect_swapped (repeat->entry, "changed", G_CALLBACK (typed_cb), repeat);
  g_signal_connect_swapped (repeat->mark, "clicked", G_CALLBACK (mark_cb), repeat);
}

GtkWindow *
obl_repeat_dialog_new (GtkWindow *parent, OblSession *session, const OblRepeat *first)
{
  g_autoptr (GtkBuilder) builder
      = gtk_builder_new_from_resource ("/org/obelus/Obelus/dialogs/obl-repeat-dialog.ui");
  Repeat *repeat = g_new0 (Repeat, 1);

  repeat->session = g_object_ref (session);
  repeat->label = g_strdup (first->label);
  repeat->rows = g_list_store_new (OBL_TYPE_PLACE_ROW);
  repeat->window = GTK_WINDOW (gtk_builder_get_object (builder, "repeat_dialog"));
  repeat->entry = GTK_WIDGET (gtk_builder_get_object (builder, "entry"));
  repeat->everywhere = GTK_WIDGET (gtk_builder_get_object (builder, "everywhere"));
  repeat->whole_word = GTK_WIDGET (gtk_builder_get_object (builder, "whole_word"));
  repeat->match_case = GTK_WIDGET (gtk_builder_get_object (builder, "match_case"));
  repeat->regex = GTK_WIDGET (gtk_builder_get_object (builder, "regex"));
  repeat->link = GTK_WIDGET (gtk_builder_get_object (builder, "link"));
  repeat->mark = GTK_WIDGET (gtk_builder_get_object (builder, "mark"));
  repeat->status = GTK_WIDGET (gtk_builder_get_object (builder, "status"));
  repeat->spinner = GTK_WIDGET (gtk_builder_get_object (builder, "spinner"));
  g_object_set_data_full (G_OBJECT (repeat->window), "repeat", repeat, (GDestroyNotify)repeat_free);
  add_labels (repeat, GTK_BOX (gtk_builder_get_object (builder, "what")));
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (gtk_builder_get_object (builder, "scroller")),
                                 make_list (repeat));
  show_link (repeat, first->entity_id);
  add_shortcut (repeat);
  set_up (repeat, first);
  gtk_window_set_transient_for (repeat->window, parent);
  obl_dialog_close_on_escape (repeat->window);
  g_signal_connect_swapped (gtk_builder_get_object (builder, "cancel"), "clicked",
                            G_CALLBACK (gtk_window_close), repeat->window);
  gtk_window_set_focus (repeat->window, repeat->entry);
  look (repeat);
  return repeat->window;
}
