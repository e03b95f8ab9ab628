/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "page-check.h"

#include <string.h>

#include "allowed.h"
#include "core/base/obl-json-tree.h"
#include "core/import/obl-import.h"

static void
print_fault (const char *path, const char *fault, PageCheck *check)
{
  g_print ("# %s: %s\n", path, fault);
  check->n_faults++;
}

/* As the page itself says it, not as the view has found it to be. */
static gboolean
is_shown (Fixture *fixture, const OblDocument *document)
{
  g_autofree char *json
      = fixture_eval (fixture, NULL, "document.querySelector('article').textContent");
  g_autoptr (OblJsonTree) tree
      = obl_json_tree_parse_take (g_strdup (json), strlen (json), NULL, NULL);
  const OblJsonNode *root = tree == NULL ? NULL : obl_json_tree_get_root (tree);

  return root != NULL && root->kind == OBL_JSON_STRING
         && strcmp (root->text, obl_text_get_utf8 (document->text)) == 0;
}

static void
check_document (Fixture *fixture, OblDocument *document, const char *path, PageCheck *check)
{
  g_autofree char *fault = allowed_find_fault (document);
  g_autofree char *again
      = obl_import_html_if_true (document->html, document->text, document->blocks);

  g_clear_pointer (&fixture->failure, g_free);
  document->id = obl_id_new ();
  document->content_id = obl_id_new ();
  if (fault != NULL)
    print_fault (path, fault, check);
  if (again == NULL)
    print_fault (path, "it is not taken for its own when it is read again", check);
  fixture_show (fixture, document);
  if (fixture->failure != NULL)
    print_fault (path, fixture->failure, check);
  else if (!is_shown (fixture, document))
    print_fault (path, "the page shows another text", check);
  check->n_doubtful += (document->doubts & (OBL_DOUBT_TEXT_ONLY | OBL_DOUBT_REDUCED)) != 0;
  check->n_pictures += document->assets->len;
}

void
page_check_file (Fixture *fixture, const char *path, PageCheck *check)
{
  g_autofree char *contents = NULL;
  g_autofree char *name = g_path_get_basename (path);
  g_autoptr (GBytes) bytes = NULL;
  gsize n_bytes = 0;

  if (!g_file_get_contents (path, &contents, &n_bytes, NULL))
    return;
  bytes = g_bytes_new_take (g_steal_pointer (&contents), n_bytes);
  check->n_pages++;
  for (int is_whole = 0; is_whole < 2; is_whole++) {
    const OblImportOptions options = { .format = "html",
                                       .name = name,
                                       .url = "https://example.org/folder/page.html",
                                       .is_article = is_whole != 0 };
    g_autoptr (GError) error = NULL;
    g_autoptr (OblDocument) document = obl_import_bytes (bytes, &options, &error);

    if (document != NULL) {
      check_document (fixture, document, path, check);
    } else if (!is_whole) {
      g_print ("# %s: refused: %s\n", path, error->message);
      check->n_refused++;
    }
  }
}

void
page_check_folder (Fixture *fixture, const char *folder, const char *extension, PageCheck *check)
{
  const char *const folders[] = { folder, NULL };
  g_autoptr (GPtrArray) problems = g_ptr_array_new_with_free_func ((GDestroyNotify)g_error_free);
  g_autoptr (GPtrArray) paths = obl_import_collect (folders, problems);

  for (guint i = 0; i < paths->len; i++) {
    if (extension == NULL || g_str_has_suffix (paths->pdata[i], extension))
      page_check_file (fixture, paths->pdata[i], check);
  }
}
