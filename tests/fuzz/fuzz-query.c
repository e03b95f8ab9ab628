/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a person types into the search: any text is refused in words or answered, and every answer
 * stands in the article where it says. */
#include "config.h"

#include <stdlib.h>

#include "core/record/obl-record.h"
#include "core/store/obl-search.h"
#include "fuzz-project.h"
#include "fuzz.h"

static const char record[]
    = "{\"obelus\": 1, \"title\": \"T\", \"text\": \"The \\\"Élysée\\\" said\\u0001 the 북한은 "
      "外务省 "
      "قالت 😀 end.\\nThe end.\", \"spans\": [{\"label\": \"Person\", \"fragments\": [[5, 11]], "
      "\"entity\": \"e\"}], \"entities\": [{\"id\": \"e\", \"type\": \"Person\", \"name\": "
      "\"Palace "
      "of the end\"}]}";

static OblStore *store;
static OblDocument *document;

static void
forget_document (void)
{
  obl_document_unref (document);
}

static void
make_project (void)
{
  const OblRecordOptions options
      = { .make_documents = TRUE, .name = "fuzz", .annotator = "fuzzer" };
  g_autoptr (GInputStream) stream = g_memory_input_stream_new_from_data (record, -1, NULL);
  g_autoptr (GPtrArray) documents = NULL;
  const OblDocument *light;

  store = fuzz_get_project ();
  g_assert_true (obl_record_apply (store, stream, &options, NULL, NULL));
  documents = obl_store_list_documents (store, NULL);
  g_assert_cmpuint (documents->len, ==, 1);
  light = documents->pdata[0];
  document = obl_store_get_document (store, &light->id, NULL);
  g_assert_nonnull (document);
  atexit (forget_document);
}

int
LLVMFuzzerTestOneInput (const uint8_t *bytes, size_t n_bytes)
{
  g_autofree char *query = g_strndup ((const char *)bytes, n_bytes);
  g_autoptr (OblQueryPlace) place = NULL;
  g_autoptr (GPtrArray) hits = NULL;
  g_autoptr (GError) error = NULL;

  if (n_bytes > 4096 || !g_utf8_validate (query, -1, NULL))
    return 0;
  if (store == NULL)
    make_project ();
  place = obl_query_get_place (query, (guint)(n_bytes / 2));
  g_assert_cmpuint (place->start, <=, (guint)g_utf8_strlen (query, -1));
  hits = obl_store_search (store, query, 0, &error);
  g_assert_true ((hits == NULL) == (error != NULL));
  for (guint i = 0; hits != NULL && i < hits->len; i++) {
    const OblSearchHit *hit = hits->pdata[i];

    g_assert_true (hit->kind == OBL_HIT_DOCUMENT || hit->kind == OBL_HIT_FRAME
                   || obl_text_range_is (document->text, hit->range, hit->match));
  }
  return 0;
}
