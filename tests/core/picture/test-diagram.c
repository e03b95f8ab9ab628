/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Pictures from rows: marks lie where they are drawn and lead to the rows they stand for, names from
 * articles stay names, and the same rows give the same bytes. */
#include "config.h"

#include <string.h>

#include "core/picture/obl-diagram.h"

/* What articles may call somebody, and one control character of each kind that XML does not know. */
#define HOSTILE                                                                                    \
  "</text><script>alert(1)</script> & \"x\" '@T0@' `id` $(id) \\n \001\033 %s \u202eabc"

static const char *const names[] = { "Velmora", "벨모라 외무성", "وزارة الخارجية", HOSTILE };

static guint
add_party (OblClaimTable *table, const char *name, gboolean is_known)
{
  OblParty *party = g_new0 (OblParty, 1);

  memset (party->id.bytes, is_known ? (int)table->parties->len + 1 : 0, sizeof party->id.bytes);
  memset (party->document_id.bytes, is_known ? 0 : 7, sizeof party->document_id.bytes);
  party->name = g_strdup (name);
  g_ptr_array_add (table->parties, party);
  return table->parties->len - 1;
}

static OblId
make_id (guint8 kind, guint n)
{
  OblId id = { { kind } };

  id.bytes[14] = (guint8)(n >> 8);
  id.bytes[15] = (guint8)n;
  return id;
}

/* A claim in an article of its own. */
static void
add_claim (OblClaimTable *table, guint32 day, guint act, guint source, guint target)
{
  OblClaimRow row = { .day = day, .act = act, .source = source, .target = target };

  row.id = make_id (1, table->rows->len);
  row.document_id = make_id (2, table->rows->len);
  g_array_append_val (table->rows, row);
}

static OblClaimTable *
make_table (void)
{
  OblClaimTable *table = obl_claim_table_new ();
  const guint32 day = obl_claim_day_parse ("2025-03-14");

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    add_party (table, names[i], i != 3);
  g_ptr_array_add (table->acts, g_strdup ("deny"));
  g_ptr_array_add (table->acts, g_strdup ("accuse"));
  for (guint i = 0; i < 5; i++)
    add_claim (table, day, 1, 0, 1);
  add_claim (table, day, 0, 0, 1);
  add_claim (table, day + 1, 0, 1, 0);
  add_claim (table, day + 2, 0, 2, 3);
  add_claim (table, 0, OBL_NO_INDEX, 3, OBL_NO_INDEX);
  return table;
}

static OblDiagram *
draw (const OblClaimTable *table, OblDiagramKind kind, guint top)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (OblLabelSet) labels = obl_label_set_load_preset ("news-analysis", NULL);
  const OblDiagramOptions options
      = { .kind = kind, .top = top, .entity = "A & <B>", .labels = labels };
  OblDiagram *diagram = obl_diagram_draw (table, &options, NULL, &error);

  g_assert_no_error (error);
  return diagram;
}

/* --- XML -------------------------------------------------------------------------------------- */

typedef struct {
  GString *text;
  guint n_elements;
} Reading;

static void
start_cb (GMarkupParseContext *context,
          const char *name,
          const char **attributes,
          const char **values,
          gpointer user_data,
          GError **error)
{
  static const char *const drawn[]
      = { "svg",    "g",    "desc", "style",   "rect",     "text",    "title", "line",
          "circle", "path", "rect", "polygon", "polyline", "ellipse", "a" };
  gboolean known = FALSE;

  for (guint i = 0; i < G_N_ELEMENTS (drawn); i++)
    known |= g_str_equal (drawn[i], name);
  if (!known)
    g_test_message ("<%s>", name);
  g_assert_true (known);
  for (guint i = 0; attributes[i] != NULL; i++)
    g_assert_false (g_str_has_prefix (attributes[i], "on")
                    || g_str_has_suffix (attributes[i], "href"));
  ((Reading *)user_data)->n_elements++;
}

static void
text_cb (GMarkupParseContext *context,
         const char *text,
         gsize n_bytes,
         gpointer user_data,
         GError **error)
{
  g_string_append_len (((Reading *)user_data)->text, text, (gssize)n_bytes);
}

/* All text of the document, which is well-formed and has only elements that draw. */
static char *
read_svg (const char *svg)
{
  static const GMarkupParser parser = { .start_element = start_cb, .text = text_cb };
  g_autoptr (GError) error = NULL;
  Reading reading = { .text = g_string_new (NULL) };
  g_autoptr (GMarkupParseContext) context
      = g_markup_parse_context_new (&parser, G_MARKUP_DEFAULT_FLAGS, &reading, NULL);

  g_markup_parse_context_parse (context, svg, -1, &error);
  g_assert_no_error (error);
  g_markup_parse_context_end_parse (context, &error);
  g_assert_no_error (error);
  for (const char *at = svg; *at != '\0'; at++)
    g_assert_true ((guchar)*at >= 0x20 || *at == '\n' || *at == '\t' || *at == '\r');
  return g_string_free (reading.text, FALSE);
}

static void
assert_names (OblDiagramKind kind)
{
  g_autoptr (OblClaimTable) table = make_table ();
  g_autoptr (OblDiagram) diagram = draw (table, kind, 0);
  g_autofree char *text = read_svg (diagram->svg);

  for (guint i = 0; i < 3; i++)
    g_assert_nonnull (strstr (text, names[i]));
  /* As words, in what is drawn or in what a mark is said to be. */
  g_assert_nonnull (
      strstr (text, "</text><script>alert(1)</script> & \"x\" '@T0@' `id` $(id) \\n"));
  g_assert_nonnull (strstr (text, "A & <B>"));
  g_assert_null (strstr (text, "\u202e"));
}

static void
test_network_names (void)
{
  assert_names (OBL_DIAGRAM_NETWORK);
}

static void
test_matrix_names (void)
{
  assert_names (OBL_DIAGRAM_MATRIX);
}

/* --- Marks ------------------------------------------------------------------------------------ */

static guint32
get_pixel (const OblDiagram *diagram, double x, double y)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) pixels = obl_diagram_render (diagram, x - 1, y - 1, 3, 3, 1, &error);
  const guint32 *data;

  g_assert_no_error (error);
  data = g_bytes_get_data (pixels, NULL);
  return data[4] & 0xffffff;
}

static const OblDiagramMark *
get_mark (const OblDiagram *diagram, guint index)
{
  g_assert_cmpuint (index, <, diagram->marks->len);
  return diagram->marks->pdata[index];
}

/* Every filled mark is where it is said to be: it has a colour of its own inside, and another one just
 * outside of each edge; and a click within finds it. */
static void
assert_places (const OblDiagram *diagram)
{
  for (guint i = 0; i < diagram->marks->len; i++) {
    const OblDiagramMark *mark = get_mark (diagram, i);
    const double middle = mark->y + mark->height / 2;

    if (mark->shape == OBL_DIAGRAM_LINE) {
      const OblDiagramPoint *at = &g_array_index (mark->path, OblDiagramPoint, mark->path->len / 2);

      g_assert_cmpuint (obl_diagram_find_mark (diagram, at->x, at->y), ==, i);
      continue;
    }
    g_assert_cmphex (get_pixel (diagram, mark->x + 3, middle), !=, 0xffffff);
    g_assert_cmphex (get_pixel (diagram, mark->x + 3, middle), !=,
                     get_pixel (diagram, mark->x - 2.5, middle));
    g_assert_cmphex (get_pixel (diagram, mark->x + mark->width - 3, middle), !=,
                     get_pixel (diagram, mark->x + mark->width + 2.5, middle));
    g_assert_cmpuint (obl_diagram_find_mark (diagram, mark->x + 3, middle), ==, i);
  }
  g_assert_cmpuint (obl_diagram_find_mark (diagram, 1, 1), ==, G_MAXUINT);
}

static void
assert_behind (const OblClaimTable *table, const OblDiagramMark *mark, guint n)
{
  g_autoptr (GArray) ids = obl_diagram_list_behind (table, mark, 0);
  g_autoptr (GArray) few = obl_diagram_list_behind (table, mark, 1);

  g_assert_cmpuint (ids->len, ==, n);
  g_assert_cmpuint (mark->n_claims, ==, n);
  g_assert_cmpuint (few->len, ==, 1);
}

static void
test_network (void)
{
  g_autoptr (OblClaimTable) table = make_table ();
  g_autoptr (OblDiagram) diagram = draw (table, OBL_DIAGRAM_NETWORK, 0);

  g_assert_cmpuint (diagram->n_claims, ==, 9);
  g_assert_null (diagram->left_out);
  /* Four circles, then three lines. */
  g_assert_cmpuint (diagram->marks->len, ==, 7);
  g_assert_cmpint (get_mark (diagram, 3)->shape, ==, OBL_DIAGRAM_CIRCLE);
  g_assert_cmpint (get_mark (diagram, 4)->shape, ==, OBL_DIAGRAM_LINE);
  g_assert_cmpuint (get_mark (diagram, 0)->party, ==, 0);
  assert_behind (table, get_mark (diagram, 0), 7);
  assert_behind (table, get_mark (diagram, 4), 6);
  g_assert_nonnull (strstr (get_mark (diagram, 4)->title, "accuse 5, deny 1"));
  g_assert_cmpfloat (get_mark (diagram, 0)->width, >, get_mark (diagram, 3)->width);
  for (guint i = 0; i < 4; i++) {
    const OblDiagramMark *mark = get_mark (diagram, i);

    g_assert_cmpuint (
        obl_diagram_find_mark (diagram, mark->x + mark->width / 2, mark->y + mark->height / 2), ==,
        i);
  }
}

static void
test_places (void)
{
  g_autoptr (OblClaimTable) table = obl_claim_table_new ();

  /* Only what is filled, hence known to the project. */
  add_party (table, "A", TRUE);
  add_party (table, "B", TRUE);
  g_ptr_array_add (table->acts, g_strdup ("deny"));
  for (guint i = 0; i < 40; i++)
    add_claim (table, obl_claim_day_parse ("2025-03-14") + i % 20, 0, i % 2, 1 - i % 2);
  for (guint i = 0; i < OBL_DIAGRAM_N_KINDS; i++) {
    g_autoptr (OblDiagram) diagram = NULL;

    if (i == OBL_DIAGRAM_MENTIONS)
      continue;
    diagram = draw (table, (OblDiagramKind)i, 0);
    g_test_message ("%s", obl_diagram_kind_get_name ((OblDiagramKind)i));
    assert_places (diagram);
  }
}

static void
test_matrix (void)
{
  g_autoptr (OblClaimTable) table = make_table ();
  g_autoptr (OblDiagram) diagram = draw (table, OBL_DIAGRAM_MATRIX, 0);

  g_assert_cmpuint (diagram->marks->len, ==, 4);
  assert_behind (table, get_mark (diagram, 0), 6);
  g_assert_cmpuint (get_mark (diagram, 2)->target, ==, OBL_NO_INDEX);
  assert_behind (table, get_mark (diagram, 2), 1);
  /* The data leads to the same marks. */
  g_assert_cmpuint (diagram->cells->len, ==, 5);
  for (guint i = 0; i < 4; i++)
    g_assert_cmpuint (g_array_index (diagram->row_marks, guint, i), ==, i);
}

static void
test_timeline (void)
{
  g_autoptr (OblClaimTable) table = make_table ();
  g_autoptr (OblDiagram) diagram = draw (table, OBL_DIAGRAM_TIMELINE, 0);

  g_assert_nonnull (strstr (diagram->summary, "by day"));
  g_assert_nonnull (strstr (diagram->left_out, "1 claim in articles without a date"));
  g_assert_cmpuint (diagram->marks->len, ==, 4);
  assert_behind (table, get_mark (diagram, 0), 1);
  assert_behind (table, get_mark (diagram, 1), 5);
  for (guint i = 0; i < diagram->row_marks->len; i++) {
    const OblDiagramMark *mark = get_mark (diagram, g_array_index (diagram->row_marks, guint, i));
    const GPtrArray *row = diagram->cells->pdata[i + 1];
    g_autofree char *from = obl_claim_day_format (mark->from);

    g_assert_cmpstr (from, ==, row->pdata[0]);
  }
}

static void
test_periods (void)
{
  static const struct {
    const char *last;
    const char *what;
  } cases[] = {
    { "2025-03-20", "by day" },   { "2025-09-20", "by week" },
    { "2029-03-20", "by month" }, { "2038-01-01", "by quarter" },
    { "2080-01-01", "by year" },  { "9999-12-31", "by several years" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (OblClaimTable) table = obl_claim_table_new ();
    g_autoptr (OblDiagram) diagram = NULL;

    add_party (table, "A", TRUE);
    add_claim (table, obl_claim_day_parse (i == 5 ? "0001-01-01" : "2025-03-14"), OBL_NO_INDEX, 0,
               OBL_NO_INDEX);
    add_claim (table, obl_claim_day_parse (cases[i].last), OBL_NO_INDEX, 0, OBL_NO_INDEX);
    diagram = draw (table, OBL_DIAGRAM_TIMELINE, 0);
    g_assert_nonnull (strstr (diagram->summary, cases[i].what));
    g_assert_cmpuint (diagram->marks->len, ==, 2);
    g_assert_cmpuint (get_mark (diagram, 1)->to, >=, obl_claim_day_parse (cases[i].last));
  }
}

static void
test_top (void)
{
  g_autoptr (OblClaimTable) table = make_table ();
  g_autoptr (OblDiagram) network = draw (table, OBL_DIAGRAM_NETWORK, 2);
  g_autoptr (OblDiagram) matrix = draw (table, OBL_DIAGRAM_MATRIX, 1);

  g_assert_cmpuint (network->marks->len, ==, 4);
  g_assert_nonnull (strstr (network->left_out, "2 of 4 sources and targets"));
  g_assert_nonnull (strstr (matrix->left_out, "3 of 4 sources"));
}

static void
test_same (void)
{
  g_autoptr (OblClaimTable) table = make_table ();

  for (guint i = 0; i < OBL_DIAGRAM_N_KINDS; i++) {
    g_autoptr (OblDiagram) one = draw (table, (OblDiagramKind)i, 0);
    g_autoptr (OblDiagram) two = draw (table, (OblDiagramKind)i, 0);
    g_autofree char *csv = obl_diagram_to_csv (one);
    g_autofree char *again = obl_diagram_to_csv (two);

    g_assert_cmpstr (one->svg, ==, two->svg);
    g_assert_cmpstr (csv, ==, again);
  }
}

static void
test_csv (void)
{
  g_autoptr (OblClaimTable) table = make_table ();
  g_autoptr (OblDiagram) diagram = draw (table, OBL_DIAGRAM_NETWORK, 0);
  g_autofree char *csv = obl_diagram_to_csv (diagram);

  g_assert_true (g_str_has_prefix (csv, "Source,Target,Claims,Articles,Acts\r\n"
                                        "Velmora,벨모라 외무성,6,6,\"accuse 5, deny 1\"\r\n"));
  g_assert_nonnull (strstr (csv, "& \"\"x\"\" '@T0@'"));
}

static void
test_nothing (void)
{
  g_autoptr (OblClaimTable) table = obl_claim_table_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GError) undated = NULL;
  g_autoptr (GError) cancelled = NULL;
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  OblDiagramOptions options = { .kind = OBL_DIAGRAM_NETWORK };

  g_assert_null (obl_diagram_draw (table, &options, NULL, &error));
  g_assert_error (error, OBL_DIAGRAM_ERROR, OBL_DIAGRAM_ERROR_NOTHING);
  add_party (table, "A", TRUE);
  add_claim (table, 0, OBL_NO_INDEX, 0, OBL_NO_INDEX);
  options.kind = OBL_DIAGRAM_TIMELINE;
  g_assert_null (obl_diagram_draw (table, &options, NULL, &undated));
  g_assert_error (undated, OBL_DIAGRAM_ERROR, OBL_DIAGRAM_ERROR_NOTHING);
  g_cancellable_cancel (cancellable);
  g_assert_null (obl_diagram_draw (table, &options, cancellable, &cancelled));
  g_assert_error (cancelled, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

static void
test_days (void)
{
  static const char *const no_days[] = { "",           "2025",       "2025-03",    "2025-3-14",
                                         "2025-13-01", "2025-02-30", "0000-01-01", "x025-01-01" };
  g_autofree char *day = obl_claim_day_format (obl_claim_day_parse ("2024-02-29T06:30:00Z"));

  g_assert_cmpstr (day, ==, "2024-02-29");
  g_assert_cmpuint (obl_claim_day_parse (NULL), ==, 0);
  for (guint i = 0; i < G_N_ELEMENTS (no_days); i++)
    g_assert_cmpuint (obl_claim_day_parse (no_days[i]), ==, 0);
}

static void
test_png (void)
{
  g_autoptr (OblClaimTable) table = make_table ();
  g_autoptr (OblDiagram) diagram = draw (table, OBL_DIAGRAM_MATRIX, 0);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) png = obl_diagram_to_png (diagram, 1, NULL);

  g_assert_cmpmem (g_bytes_get_data (png, NULL), 8, "\x89PNG\r\n\x1a\n", 8);
  g_assert_null (obl_diagram_to_png (diagram, 1000, &error));
  g_assert_error (error, OBL_DIAGRAM_ERROR, OBL_DIAGRAM_ERROR_FAILED);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/core/picture/network", test_network);
  g_test_add_func ("/core/picture/network/names", test_network_names);
  g_test_add_func ("/core/picture/matrix", test_matrix);
  g_test_add_func ("/core/picture/matrix/names", test_matrix_names);
  g_test_add_func ("/core/picture/timeline", test_timeline);
  g_test_add_func ("/core/picture/periods", test_periods);
  g_test_add_func ("/core/picture/places", test_places);
  g_test_add_func ("/core/picture/top", test_top);
  g_test_add_func ("/core/picture/same", test_same);
  g_test_add_func ("/core/picture/csv", test_csv);
  g_test_add_func ("/core/picture/png", test_png);
  g_test_add_func ("/core/picture/nothing", test_nothing);
  g_test_add_func ("/core/picture/days", test_days);

  return g_test_run ();
}
