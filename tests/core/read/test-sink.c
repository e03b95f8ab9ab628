/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A sink that keeps everything. */
#include "config.h"

#include "test-sink.h"

#include <string.h>

static OblReadChoice
offer (gpointer data, const char *name, const char *sha256)
{
  TestFound *found = data;

  g_assert_true (g_utf8_validate (name, -1, NULL));
  g_assert_cmpuint (strlen (sha256), ==, 64);
  g_ptr_array_add (found->offered, g_strdup (name));
  return found->choice;
}

static void
take (gpointer data, OblDocument *document)
{
  TestFound *found = data;

  g_assert_nonnull (document->text);
  g_assert_nonnull (document->title);
  g_assert_cmpuint (strlen (document->source.sha256), ==, 64);
  g_assert_nonnull (document->source.bytes);
  g_ptr_array_add (found->documents, document);
}

static void
refuse (gpointer data, const char *name, const GError *error)
{
  TestFound *found = data;

  g_assert_true (g_utf8_validate (name, -1, NULL));
  g_ptr_array_add (found->refused, g_strdup (error->message));
}

static void
pass_on (gpointer data, const char *name, const char *format, GBytes *bytes)
{
  TestFound *found = data;

  g_assert_cmpuint (g_bytes_get_size (bytes), >, 0);
  g_ptr_array_add (found->passed_on, g_strdup_printf ("%s: %s", name, format));
}

static void
note (gpointer data, const char *name, const char *mapping)
{
  TestFound *found = data;

  g_assert_true (g_utf8_validate (mapping, -1, NULL));
  g_ptr_array_add (found->noted, g_strdup_printf ("%s: %s", name, mapping));
}

TestFound *
test_read_as (const void *bytes, gsize n_bytes, const OblReadOptions *options, OblReadChoice choice)
{
  TestFound *found = g_new0 (TestFound, 1);
  g_autoptr (GBytes) all = g_bytes_new (bytes, n_bytes);
  g_autoptr (GInputStream) stream = g_memory_input_stream_new_from_bytes (all);
  const OblReadSink sink = { offer, take, refuse, pass_on, note, found };
  g_autoptr (GError) error = NULL;

  obl_read_init ();
  found->documents = g_ptr_array_new_with_free_func ((GDestroyNotify)obl_document_unref);
  found->refused = g_ptr_array_new_with_free_func (g_free);
  found->offered = g_ptr_array_new_with_free_func (g_free);
  found->passed_on = g_ptr_array_new_with_free_func (g_free);
  found->noted = g_ptr_array_new_with_free_func (g_free);
  found->choice = choice;
  if (!obl_read_stream (stream, options, &sink, &error))
    g_ptr_array_add (found->refused, g_strdup (error->message));
  else
    g_assert_no_error (error);
  return found;
}

TestFound *
test_read (const void *bytes, gsize n_bytes, const OblReadOptions *options)
{
  return test_read_as (bytes, n_bytes, options, OBL_READ_FULL);
}

OblDocument *
test_found_get_only (TestFound *found)
{
  for (guint i = 0; i < found->refused->len; i++)
    g_test_message ("refused: %s", (const char *)found->refused->pdata[i]);
  g_assert_cmpuint (found->documents->len, ==, 1);
  return found->documents->pdata[0];
}

char *
test_dup_role (const OblDocument *document, OblBlockRole role)
{
  g_autoptr (GString) out = g_string_new (NULL);

  for (guint i = 0; i < document->blocks->len; i++) {
    const OblBlock *block = &g_array_index (document->blocks, OblBlock, i);
    g_autofree char *text = NULL;

    if (block->role != role)
      continue;
    text = obl_text_dup_range (document->text, block->range);
    g_string_append_printf (out, "%s%s", out->len > 0 ? "|" : "", text);
  }
  return g_string_free (g_steal_pointer (&out), FALSE);
}

void
test_found_free (TestFound *found)
{
  g_ptr_array_unref (found->documents);
  g_ptr_array_unref (found->refused);
  g_ptr_array_unref (found->offered);
  g_ptr_array_unref (found->passed_on);
  g_ptr_array_unref (found->noted);
  g_free (found);
}
