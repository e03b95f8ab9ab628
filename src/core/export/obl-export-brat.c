/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A folder that brat can serve: a .txt and an .ann for each article, and the configuration.  Offsets
 * are code points.  An article without annotations has an empty .ann: brat lists only what has one. */
#define G_LOG_DOMAIN "obl-export"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "core/export/obl-brat-ann.h"
#include "core/export/obl-brat-conf.h"

#define CARRIES                                                                                    \
  (OBL_CARRIES_TEXT | OBL_CARRIES_SPANS | OBL_CARRIES_OVERLAPS | OBL_CARRIES_DISCONTINUOUS         \
   | OBL_CARRIES_ATTRIBUTES | OBL_CARRIES_FRAMES | OBL_CARRIES_COMMENTS)

static gboolean
begin (OblExportJob *job, OblExportPart *part, GError **error)
{
  g_autofree char *annotation = obl_brat_make_annotation_conf (job->choice->set);
  g_autofree char *visual = obl_brat_make_visual_conf (job->choice->set);
  g_autofree char *tools = obl_brat_make_tools_conf ();

  return obl_export_part_put (part, "annotation.conf", annotation, -1, error)
         && obl_export_part_put (part, "visual.conf", visual, -1, error)
         && obl_export_part_put (part, "tools.conf", tools, -1, error);
}

static gboolean
write_document (OblExportJob *job, const OblId *document_id, OblExportPart *part, GError **error)
{
  g_autoptr (OblExportArticle) article = obl_export_article_new (job, document_id, error);
  g_autofree char *name = NULL;
  g_autofree char *text_name = NULL;
  g_autofree char *ann_name = NULL;
  g_autofree char *ann = NULL;

  if (article == NULL)
    return FALSE;
  name = obl_export_dup_file_name (article->document);
  text_name = g_strconcat (name, ".txt", NULL);
  ann_name = g_strconcat (name, ".ann", NULL);
  ann = obl_brat_make_ann (job, article, CARRIES);
  obl_export_lose_entity_names (job, article);
  obl_export_lose_labels (job, article, CARRIES);

  return obl_export_part_put (part, text_name, obl_text_get_utf8 (article->document->text),
                              (gssize)obl_text_get_n_bytes (article->document->text), error)
         && obl_export_part_put (part, ann_name, ann, -1, error);
}

const OblExportWriter obl_export_brat = {
  .format = {
    .name = "brat",
    .title = N_ ("brat standoff, with configuration"),
    .extension = "ann",
    .carries = CARRIES,
  },
  .is_folder = TRUE,
  .begin = begin,
  .write = write_document,
};
