/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Documents as GVariant dictionaries.  What is NULL is left out. */
#define G_LOG_DOMAIN "obl-ingest"

#include "config.h"

#include "core/ingest/obl-wire-document.h"

#include <stddef.h>
#include <string.h>

#include "core/base/obl-time.h"

#define BLOCK_TYPE "(uuyyyiiu)"

/* The strings of a document, by name. */
static const struct {
  const char *name;
  gsize offset;
} strings[] = {
  { "title", offsetof (OblDocument, title) },
  { "byline", offsetof (OblDocument, byline) },
  { "publisher", offsetof (OblDocument, publisher) },
  { "published", offsetof (OblDocument, published) },
  { "updated", offsetof (OblDocument, updated) },
  { "language", offsetof (OblDocument, language) },
  { "direction", offsetof (OblDocument, direction) },
  { "agency", offsetof (OblDocument, agency) },
  { "importer", offsetof (OblDocument, importer) },
  { "html", offsetof (OblDocument, html) },
  { "source-name", offsetof (OblDocument, source.name) },
  { "source-media-type", offsetof (OblDocument, source.media_type) },
  { "source-sha256", offsetof (OblDocument, source.sha256) },
  { "source-url", offsetof (OblDocument, source.url) },
};

static char **
get_field (OblDocument *document, guint index)
{
  return (char **)((char *)document + strings[index].offset);
}

static GVariant *
new_bytes (GBytes *bytes)
{
  return g_variant_new_from_bytes (G_VARIANT_TYPE_BYTESTRING, bytes, TRUE);
}

/* --- Writing ---------------------------------------------------------------------------------- */

static GVariant *
write_blocks (const GArray *blocks)
{
  GVariantBuilder builder;

  g_variant_builder_init (&builder, G_VARIANT_TYPE ("a" BLOCK_TYPE));
  for (guint i = 0; i < blocks->len; i++) {
    const OblBlock *block = &g_array_index (blocks, OblBlock, i);

    g_variant_builder_add (&builder, BLOCK_TYPE, block->range.start, block->range.end,
                           (guint8)block->kind, (guint8)block->role, block->level, block->row,
                           block->column, block->page);
  }
  return g_variant_builder_end (&builder);
}

static GVariant *
write_candidates (const GPtrArray *candidates)
{
  GVariantBuilder builder;

  g_variant_builder_init (&builder, G_VARIANT_TYPE ("a(sss)"));
  for (guint i = 0; i < candidates->len; i++) {
    const OblCandidate *candidate = candidates->pdata[i];

    g_variant_builder_add (&builder, "(sss)", candidate->field, candidate->value, candidate->from);
  }
  return g_variant_builder_end (&builder);
}

static GVariant *
write_assets (const GPtrArray *assets)
{
  GVariantBuilder builder;

  g_variant_builder_init (&builder, G_VARIANT_TYPE ("a(say)"));
  for (guint i = 0; i < assets->len; i++) {
    const OblAsset *asset = assets->pdata[i];

    g_variant_builder_add (&builder, "(s@ay)", asset->media_type, new_bytes (asset->bytes));
  }
  return g_variant_builder_end (&builder);
}

GVariant *
obl_wire_document_new (OblDocument *document)
{
  g_auto (GVariantDict) dict = G_VARIANT_DICT_INIT (NULL);

  obl_source_pack (&document->source);
  for (guint i = 0; i < G_N_ELEMENTS (strings); i++) {
    const char *value = *get_field (document, i);

    if (value != NULL)
      g_variant_dict_insert (&dict, strings[i].name, "s", value);
  }
  g_variant_dict_insert (&dict, "text", "s", obl_text_get_utf8 (document->text));
  g_variant_dict_insert (&dict, "retrieved", "x", document->source.retrieved);
  g_variant_dict_insert (&dict, "doubts", "u", document->doubts);
  g_variant_dict_insert (&dict, "packed", "b", document->source.is_packed);
  if (document->source.bytes != NULL)
    g_variant_dict_insert_value (&dict, "bytes", new_bytes (document->source.bytes));
  if (document->signature != NULL)
    g_variant_dict_insert_value (&dict, "signature", new_bytes (document->signature));
  g_variant_dict_insert_value (&dict, "blocks", write_blocks (document->blocks));
  g_variant_dict_insert_value (&dict, "candidates", write_candidates (document->candidates));
  g_variant_dict_insert_value (&dict, "assets", write_assets (document->assets));
  return g_variant_dict_end (&dict);
}

/* --- Reading ---------------------------------------------------------------------------------- */

/* One after another, one separator apart, from the text's beginning to its end. */
static gboolean
read_blocks (GVariant *value, OblDocument *document)
{
  g_autoptr (GVariant) blocks
      = g_variant_lookup_value (value, "blocks", G_VARIANT_TYPE ("a" BLOCK_TYPE));
  gsize n_blocks = blocks == NULL ? 0 : g_variant_n_children (blocks);
  guint32 due = 0;

  for (gsize i = 0; i < n_blocks; i++) {
    OblBlock block;
    guint8 kind, role;

    g_variant_get_child (blocks, i, BLOCK_TYPE, &block.range.start, &block.range.end, &kind, &role,
                         &block.level, &block.row, &block.column, &block.page);
    if (block.range.start != due || block.range.end <= block.range.start || kind > OBL_BLOCK_CAPTION
        || role > OBL_ROLE_BOILERPLATE)
      return FALSE;
    block.kind = (OblBlockKind)kind;
    block.role = (OblBlockRole)role;
    due = block.range.end + 1;
    g_array_append_val (document->blocks, block);
  }
  return n_blocks > 0 && due == document->n_chars + 1;
}

static void
read_candidates (GVariant *value, OblDocument *document)
{
  g_autoptr (GVariantIter) iter = NULL;
  const char *field, *guess, *from;

  if (!g_variant_lookup (value, "candidates", "a(sss)", &iter))
    return;
  while (g_variant_iter_next (iter, "(&s&s&s)", &field, &guess, &from))
    obl_document_add_candidate (document, field, guess, from);
}

static void
read_assets (GVariant *value, OblDocument *document)
{
  g_autoptr (GVariantIter) iter = NULL;
  const char *media_type;
  GVariant *content;

  if (!g_variant_lookup (value, "assets", "a(say)", &iter))
    return;
  while (g_variant_iter_next (iter, "(&s@ay)", &media_type, &content)) {
    g_autoptr (GBytes) bytes = g_variant_get_data_as_bytes (content);

    g_ptr_array_add (document->assets, obl_asset_new (bytes, media_type));
    g_variant_unref (content);
  }
}

static gboolean
is_sha256 (const char *string)
{
  return string != NULL && strlen (string) == 64 && strspn (string, "0123456789abcdef") == 64;
}

OblDocument *
obl_wire_document_read (GVariant *value)
{
  g_autoptr (OblDocument) document = obl_document_new ();
  g_autoptr (GVariant) bytes = g_variant_lookup_value (value, "bytes", G_VARIANT_TYPE_BYTESTRING);
  g_autoptr (GVariant) signature
      = g_variant_lookup_value (value, "signature", G_VARIANT_TYPE_BYTESTRING);
  g_autofree char *text = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (strings); i++)
    g_variant_lookup (value, strings[i].name, "s", get_field (document, i));
  if (!g_variant_lookup (value, "text", "s", &text) || document->html == NULL
      || document->title == NULL || *document->title == '\0'
      || !is_sha256 (document->source.sha256))
    return NULL;
  document->text = obl_text_new_take (g_steal_pointer (&text));
  document->text_sha256 = g_strdup (obl_text_get_sha256 (document->text));
  document->n_chars = obl_text_get_n_chars (document->text);
  document->created = obl_time_now ();
  g_variant_lookup (value, "retrieved", "x", &document->source.retrieved);
  g_variant_lookup (value, "doubts", "u", &document->doubts);
  document->doubts &= OBL_ALL_DOUBTS;
  g_variant_lookup (value, "packed", "b", &document->source.is_packed);
  if (bytes != NULL)
    document->source.bytes = g_variant_get_data_as_bytes (bytes);
  /* Of whatever length: the store makes a wrong one anew. */
  if (signature != NULL)
    document->signature = g_variant_get_data_as_bytes (signature);
  if (!read_blocks (value, document))
    return NULL;
  read_candidates (value, document);
  read_assets (value, document);
  return g_steal_pointer (&document);
}
