/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Names that are known are found as people mean them: whole, the longest, and only where they say who is
 * meant. */
#include "config.h"

#include "core/find/obl-find-names.h"
#include "core/model/obl-span.h"
#include "obl-test-project.h"

static OblEntity *
make_entity (const char *name, const char *alias)
{
  OblEntity *entity = obl_entity_new ();

  entity->id = obl_id_new ();
  entity->name = g_strdup (name);
  entity->type = g_strdup ("Person");
  if (alias != NULL)
    obl_entity_add_alias (entity, alias, NULL, NULL);
  return entity;
}

/* "name@start" of each place, with blanks between. */
static char *
show (const GArray *found, const OblDocument *document)
{
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < found->len; i++) {
    const OblFindName *name = &g_array_index (found, OblFindName, i);
    g_autofree char *words = obl_text_dup_range (document->text, name->range);

    g_string_append_printf (out, "%s%s@%u", i > 0 ? " | " : "", words, name->range.start);
  }
  return g_string_free (out, FALSE);
}

/* An article of that text as it comes from the disk. */
static OblDocument *
make_document (const char *text)
{
  g_autoptr (GError) error = NULL;
  OblTestProject project;
  OblDocument *document = NULL;

  obl_test_project_init (&project, text);
  document = obl_store_get_document (project.store, &project.document_id, &error);
  g_assert_no_error (error);
  obl_test_project_clear (&project);
  return document;
}

static void
assert_found (const GPtrArray *entities, const char *text, const char *expected)
{
  g_autoptr (OblFindNames) names = obl_find_names_new (entities);
  g_autoptr (OblDocument) document = make_document (text);
  g_autoptr (GArray) found = obl_find_names_run (names, document);
  g_autofree char *shown = show (found, document);

  g_assert_cmpstr (shown, ==, expected);
}

static GPtrArray *
make_entities (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify)obl_entity_unref);
}

static void
test_whole (void)
{
  g_autoptr (GPtrArray) entities = make_entities ();

  g_ptr_array_add (entities, make_entity ("Oskar Lund", "Lund"));
  g_ptr_array_add (entities, make_entity ("US", NULL));
  assert_found (entities, "Oskar Lund told us. Lund’s boat, the Lundy, sails to the US.",
                "Oskar Lund@0 | Lund@20 | US@57");
  assert_found (entities, "Oskar  Lund and Oskar\tLund", "Oskar  Lund@0 | Oskar\tLund@16");
  assert_found (entities, "nobody", "");
}

static void
test_shared (void)
{
  g_autoptr (GPtrArray) entities = make_entities ();

  g_ptr_array_add (entities, make_entity ("Oskar Lund", "Lund"));
  g_ptr_array_add (entities, make_entity ("Mette Lund", "Lund"));
  g_ptr_array_add (entities, make_entity ("X", NULL));
  assert_found (entities, "Lund and X met Mette Lund.", "Mette Lund@15");
}

static void
test_scripts (void)
{
  g_autoptr (GPtrArray) entities = make_entities ();

  g_ptr_array_add (entities, make_entity ("최선희", "Choé Son"));
  /* The é of the text is two characters. */
  assert_found (entities, "최선희 and Choe\xcc\x81 Son.", "최선희@0 | Choe\xcc\x81 Son@8");
}

static void
test_left (void)
{
  g_autoptr (GPtrArray) entities = make_entities ();
  g_autoptr (GPtrArray) spans = g_ptr_array_new_with_free_func ((GDestroyNotify)obl_span_unref);
  g_autoptr (OblDocument) document = make_document ("Lund, Lund and Lund.");
  g_autoptr (OblFindNames) names = NULL;
  g_autoptr (GArray) found = NULL;
  OblSpan *span = obl_span_new ();
  g_autofree char *shown = NULL;

  g_ptr_array_add (entities, make_entity ("Lund", NULL));
  names = obl_find_names_new (entities);
  found = obl_find_names_run (names, document);
  g_assert_cmpuint (found->len, ==, 3);
  obl_span_add_fragment (span, 6, 10);
  g_ptr_array_add (spans, span);
  /* A mention of nobody is still to be linked. */
  obl_find_names_leave (found, spans);
  g_assert_cmpuint (found->len, ==, 3);
  span->entity_id = ((const OblEntity *)entities->pdata[0])->id;
  obl_find_names_leave (found, spans);
  shown = show (found, document);
  g_assert_cmpstr (shown, ==, "Lund@0 | Lund@15");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/names/whole", test_whole);
  g_test_add_func ("/names/shared", test_shared);
  g_test_add_func ("/names/scripts", test_scripts);
  g_test_add_func ("/names/left", test_left);
  return g_test_run ();
}
