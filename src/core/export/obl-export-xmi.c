/* SPDX-License-Identifier: GPL-3.0-or-later */
/* UIMA CAS XMI: a file for each article, and the type system that they share. */
#define G_LOG_DOMAIN "obl-export"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "core/export/obl-cas-document.h"
#include "core/export/obl-cas-types.h"

#define CARRIES                                                                                    \
  (OBL_CARRIES_TEXT | OBL_CARRIES_SPANS | OBL_CARRIES_OVERLAPS | OBL_CARRIES_DISCONTINUOUS         \
   | OBL_CARRIES_ATTRIBUTES | OBL_CARRIES_FRAMES | OBL_CARRIES_ANNOTATORS | OBL_CARRIES_COMMENTS)

static gboolean
begin (OblExportJob *job, OblExportPart *part, GError **error)
{
  g_autofree char *types = obl_cas_make_type_system (job->choice->set);

  return obl_export_part_put (part, "TypeSystem.xml", types, -1, error);
}

static gboolean
write_document (OblExportJob *job, const OblId *document_id, OblExportPart *part, GError **error)
{
  g_autoptr (OblExportArticle) article = obl_export_article_new (job, document_id, error);
  g_autofree char *stem = NULL;
  g_autofree char *name = NULL;
  g_autofree char *xmi = NULL;

  if (article == NULL)
    return FALSE;
  stem = obl_export_dup_file_name (article->document);
  name = g_strconcat (stem, ".xmi", NULL);
  xmi = obl_cas_make_xmi (job, article, CARRIES);
  obl_export_lose_entity_names (job, article);
  obl_export_lose_labels (job, article, CARRIES);

  return obl_export_part_put (part, name, xmi, -1, error);
}

const OblExportWriter obl_export_xmi = {
  .format = {
    .name = "xmi",
    .title = N_ ("UIMA CAS XMI, with type system"),
    .extension = "xmi",
    .carries = CARRIES,
  },
  .is_folder = TRUE,
  .offset_unit = "utf16",
  .begin = begin,
  .write = write_document,
};
