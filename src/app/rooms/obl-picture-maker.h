/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From what a person wants to see to the picture, away from the window's thread: the store's thread
 * reads the rows, another one draws them. */
#pragma once

#include "app/shell/obl-session.h"
#include "core/picture/obl-diagram.h"

G_BEGIN_DECLS

typedef struct {
  OblDiagramKind kind;
  guint top; /* 0: the usual */
  gboolean dark;
  OblEntity *entity; /* NULL: everybody */
  char *act;         /* NULL: any */
  guint32 from;      /* days, 0: open */
  guint32 to;
} OblPictureWish;

OblPictureWish *obl_picture_wish_copy (const OblPictureWish *wish) G_GNUC_WARN_UNUSED_RESULT;
void obl_picture_wish_free (OblPictureWish *wish);

/* Made of the rows in the table. */
typedef struct {
  OblClaimTable *table;
  OblDiagram *diagram;
} OblPicture;

void obl_picture_free (OblPicture *picture);

/* @wish is copied. */
void obl_picture_make_async (OblSession *session,
                             const OblPictureWish *wish,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data);
OblPicture *obl_picture_make_finish (OblSession *session,
                                     GAsyncResult *result,
                                     GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* Where the claims or mentions with these ids (OblId) stand; an array of OblClaimPlace in the order of
 * the ids, without those that are gone. */
void obl_picture_list_places_async (OblSession *session,
                                    GArray *ids,
                                    GCancellable *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer user_data);
GPtrArray *obl_picture_list_places_finish (OblSession *session,
                                           GAsyncResult *result,
                                           GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (OblPictureWish, obl_picture_wish_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (OblPicture, obl_picture_free)

G_END_DECLS
