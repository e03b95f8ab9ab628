/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Records to figures. */
#include "config.h"

#include "propose-run.h"

#include <string.h>

#include "core/base/obl-json-tree.h"
#include "core/import/obl-import.h"
#include "core/propose/obl-propose.h"

static const char *const role_names[PROPOSE_N_ROLES]
    = { "source", "content", "target", "addressee" };

typedef struct {
  GHashTable *articles; /* text_sha256 -> OblDocument, of the files beside */
  ProposeFigures *figures;
  GString *list;
} Run;

/* What a record says. */
typedef struct {
  OblDocument *document;
  GHashTable *spans; /* id -> OblJsonNode */
  GArray *mentions;  /* OblRange */
} Record;

const char *
propose_get_role (guint role)
{
  return role_names[role];
}

static const char *
get_text (const OblJsonNode *object, const char *name)
{
  const OblJsonNode *node = obl_json_node_get_member (object, name);

  return node != NULL && node->kind == OBL_JSON_STRING ? node->text : NULL;
}

static const OblJsonNode *
get_first (const OblJsonNode *object, const char *name)
{
  const OblJsonNode *node = obl_json_node_get_member (object, name);

  return node == NULL ? NULL : node->first;
}

/* [start, end] within the text */
static gboolean
get_range (const OblJsonNode *pair, const OblText *text, OblRange *range)
{
  gint64 start = 0;
  gint64 end = 0;

  if (pair->first == NULL || !obl_json_node_get_int (pair->first, &start)
      || !obl_json_node_get_int (pair->first->next, &end) || start < 0 || start >= end
      || end > obl_text_get_n_chars (text))
    return FALSE;
  *range = (OblRange){ (guint32)start, (guint32)end };
  return TRUE;
}

/* The fragments of every span that fills @role of @frame; an array of OblRange. */
static GArray *
find_fillers (const Record *record, const OblJsonNode *frame, const char *role)
{
  const OblJsonNode *roles = obl_json_node_get_member (frame, "roles");
  GArray *ranges = g_array_new (FALSE, FALSE, sizeof (OblRange));

  for (const OblJsonNode *id = get_first (roles, role); id != NULL; id = id->next) {
    const OblJsonNode *span
        = id->kind == OBL_JSON_STRING ? g_hash_table_lookup (record->spans, id->text) : NULL;

    for (const OblJsonNode *pair = get_first (span, "fragments"); pair != NULL; pair = pair->next) {
      OblRange range;

      if (get_range (pair, record->document->text, &range))
        g_array_append_val (ranges, range);
    }
  }
  g_array_sort (ranges, obl_range_compare);
  return ranges;
}

/* --- Counting --------------------------------------------------------------------------------- */

static gboolean
is_same (const GArray *a, const GArray *b)
{
  return a->len == b->len
         && (a->len == 0 || memcmp (a->data, b->data, a->len * sizeof (OblRange)) == 0);
}

static gboolean
overlaps (const GArray *a, const GArray *b)
{
  for (guint i = 0; i < a->len; i++) {
    for (guint j = 0; j < b->len; j++) {
      OblRange x = g_array_index (a, OblRange, i);
      OblRange y = g_array_index (b, OblRange, j);

      if (x.start < y.end && y.start < x.end)
        return TRUE;
    }
  }
  return FALSE;
}

/* The fillers that are proposed for @role. */
static GArray *
dup_proposed (const OblProposal *proposal, guint role)
{
  const OblRange *ranges[PROPOSE_N_ROLES]
      = { &proposal->source, NULL, &proposal->target, &proposal->addressee };
  GArray *proposed;

  if (ranges[role] == NULL)
    return g_array_ref (proposal->content);
  proposed = g_array_new (FALSE, FALSE, sizeof (OblRange));
  if (ranges[role]->start < ranges[role]->end)
    g_array_append_val (proposed, *ranges[role]);
  return proposed;
}

static void
write_quote (
    OblJson *json, const char *prefix, const char *role, const OblText *text, GArray *ranges)
{
  g_autofree char *name = g_strconcat (prefix, role, NULL);
  g_autofree char *quote
      = ranges->len == 0 ? NULL
                         : obl_text_dup_quote (text, (const OblRange *)ranges->data, ranges->len);

  obl_json_member_string (json, name, quote);
}

static void
count_claim (const Record *record,
             const OblJsonNode *frame,
             const OblProposal *proposal,
             ProposeGroup *group,
             OblJson *json)
{
  group->n_claims++;
  for (guint role = 0; role < PROPOSE_N_ROLES; role++) {
    g_autoptr (GArray) marked = find_fillers (record, frame, role_names[role]);
    g_autoptr (GArray) proposed = dup_proposed (proposal, role);
    ProposeCount *count = &group->roles[role];

    if (json != NULL && (marked->len > 0 || proposed->len > 0) && !is_same (marked, proposed)) {
      write_quote (json, "marked_", role_names[role], record->document->text, marked);
      write_quote (json, "proposed_", role_names[role], record->document->text, proposed);
    }
    if (marked->len == 0) {
      count->n_extra += proposed->len > 0 ? 1 : 0;
      continue;
    }
    count->n++;
    count->n_exact += is_same (marked, proposed) ? 1 : 0;
    count->n_overlap += overlaps (marked, proposed) ? 1 : 0;
  }
}

static void
propose_claim (Run *run, const Record *record, const OblJsonNode *frame, OblRange cue)
{
  const char *language = record->document->language;
  gboolean is_english = language == NULL || g_str_has_prefix (language, "en");
  g_autoptr (OblProposal) proposal = obl_propose_in_document (record->document, cue, NULL, 0);
  g_autoptr (OblJson) json = run->list == NULL ? NULL : obl_json_new (run->list);

  if (json != NULL) {
    g_autofree char *quote = obl_text_dup_range (record->document->text, cue);

    obl_json_begin_object (json);
    obl_json_member_string (json, "claim", get_text (frame, "id"));
    obl_json_member_string (json, "cue", quote);
  }
  count_claim (record, frame, proposal, is_english ? &run->figures->english : &run->figures->others,
               json);
  if (json != NULL) {
    obl_json_end_object (json);
    g_string_append_c (run->list, '\n');
  }
  if (is_english) {
    g_autoptr (OblProposal) helped = obl_propose_in_document (
        record->document, cue, (const OblRange *)record->mentions->data, record->mentions->len);

    count_claim (record, frame, helped, &run->figures->mentions, NULL);
  }
}

/* --- Reading ---------------------------------------------------------------------------------- */

/* A span that was made only to fill a role is labelled with its name; the others are names. */
static gboolean
is_role_label (const char *label)
{
  static const char *const labels[] = { "Source", "Cue",  "Content", "Target",  "Addressee",
                                        "Medium", "Time", "Hedge",   "Evidence" };

  for (guint i = 0; i < G_N_ELEMENTS (labels); i++) {
    if (g_strcmp0 (labels[i], label) == 0)
      return TRUE;
  }
  return FALSE;
}

static void
take_spans (Record *record, const OblJsonNode *object)
{
  for (const OblJsonNode *span = get_first (object, "spans"); span != NULL; span = span->next) {
    const char *id = get_text (span, "id");
    const OblJsonNode *pair = get_first (span, "fragments");
    OblRange range;

    if (id == NULL)
      continue;
    g_hash_table_insert (record->spans, (gpointer)id, (gpointer)span);
    if (pair != NULL && pair->next == NULL && !is_role_label (get_text (span, "label"))
        && get_range (pair, record->document->text, &range))
      g_array_append_val (record->mentions, range);
  }
}

static void
take_claims (Run *run, const Record *record, const OblJsonNode *object)
{
  for (const OblJsonNode *frame = get_first (object, "frames"); frame != NULL;
       frame = frame->next) {
    g_autoptr (GArray) cue = NULL;

    if (g_strcmp0 (get_text (frame, "type"), "Claim") != 0)
      continue;
    cue = find_fillers (record, frame, "cue");
    if (cue->len > 0)
      propose_claim (run, record, frame, g_array_index (cue, OblRange, 0));
  }
}

/* Its own blocks, as far as they are in the text; else a paragraph per line. */
static GArray *
dup_blocks (const OblJsonNode *object, const OblText *text)
{
  GArray *blocks = g_array_new (FALSE, TRUE, sizeof (OblBlock));

  for (const OblJsonNode *node = get_first (object, "blocks"); node != NULL; node = node->next) {
    const OblJsonNode *range = obl_json_node_get_member (node, "range");
    OblBlock block = { 0 };

    if (range != NULL && get_range (range, text, &block.range))
      g_array_append_val (blocks, block);
  }
  if (blocks->len > 0)
    return blocks;
  g_array_unref (blocks);
  return obl_import_blocks_from_text (text);
}

/* The article that the record brings along, or the one beside it. */
static OblDocument *
find_document (Run *run, const OblJsonNode *object)
{
  const char *text = get_text (object, "text");
  const char *sha256 = get_text (object, "text_sha256");
  OblDocument *document;

  if (text == NULL) {
    document = sha256 == NULL ? NULL : g_hash_table_lookup (run->articles, sha256);
    return document == NULL ? NULL : obl_document_ref (document);
  }
  document = obl_document_new ();
  document->text = obl_text_new (text);
  document->language = g_strdup (get_text (object, "language"));
  g_clear_pointer (&document->blocks, g_array_unref);
  document->blocks = dup_blocks (object, document->text);
  return document;
}

static gboolean
run_line (Run *run, const char *line, GError **error)
{
  g_autoptr (OblJsonTree) tree
      = obl_json_tree_parse_take (g_strdup (line), strlen (line), NULL, error);
  g_autoptr (OblDocument) document = NULL;
  Record record;

  if (tree == NULL)
    return FALSE;
  document = find_document (run, obl_json_tree_get_root (tree));
  if (document == NULL) {
    g_set_error (error, OBL_JSON_ERROR, OBL_JSON_ERROR_SYNTAX,
                 "has no “text”, and no file beside it has that “text_sha256”");
    return FALSE;
  }
  record.document = document;
  record.spans = g_hash_table_new (g_str_hash, g_str_equal);
  record.mentions = g_array_new (FALSE, FALSE, sizeof (OblRange));
  take_spans (&record, obl_json_tree_get_root (tree));
  take_claims (run, &record, obl_json_tree_get_root (tree));
  run->figures->n_records++;
  g_hash_table_unref (record.spans);
  g_array_unref (record.mentions);
  return TRUE;
}

/* Texts and pages in @folder; what cannot be read as an article is none. */
static void
load_articles (GHashTable *articles, const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL) {
    g_autofree char *path = g_build_filename (folder, name, NULL);
    g_autoptr (OblDocument) document = NULL;
    g_autoptr (GBytes) bytes = NULL;
    OblImportOptions options = { .name = name };
    char *contents;
    gsize n_bytes;

    if ((!g_str_has_suffix (name, ".txt") && !g_str_has_suffix (name, ".html"))
        || !g_file_get_contents (path, &contents, &n_bytes, NULL))
      continue;
    bytes = g_bytes_new_take (contents, n_bytes);
    document = obl_import_bytes (bytes, &options, NULL);
    if (document != NULL) {
      const char *sha256 = obl_text_get_sha256 (document->text);

      g_hash_table_insert (articles, g_strdup (sha256), g_steal_pointer (&document));
    }
  }
}

gboolean
propose_run (const char *path, ProposeFigures *figures, GString *list, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *contents = NULL;
  g_auto (GStrv) lines = NULL;
  g_autoptr (GHashTable) articles
      = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify)obl_document_unref);
  Run run = { articles, figures, list };

  if (!g_file_get_contents (path, &contents, NULL, error))
    return FALSE;
  load_articles (articles, folder);
  lines = g_strsplit (contents, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++) {
    if (*g_strstrip (lines[i]) != '\0' && !run_line (&run, lines[i], error)) {
      g_prefix_error (error, "%s, line %u: ", path, i + 1);
      return FALSE;
    }
  }
  return TRUE;
}
