/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the page says, read from JSON and checked; anything else is refused. */
#pragma once

#include "core/text/obl-text.h"

G_BEGIN_DECLS

typedef enum {
  OBL_PAGE_LOADED,    /* serial: of the page that is there now */
  OBL_PAGE_SELECTION, /* range, has_caret, caret, asked */
  OBL_PAGE_STEP,      /* back */
  OBL_PAGE_ACTIVATE,  /* mark (0: no mark), open */
  OBL_PAGE_HOVER,     /* mark (0: none) */
  OBL_PAGE_MENU,      /* x, y in CSS pixels */
  OBL_PAGE_LINK,      /* address ("": no link), by_key, x, y */
  OBL_PAGE_UNITS,     /* at, clicks: two or three, on words without a mark */
  OBL_PAGE_BORDER,    /* mark, part, edge (0 or 1), at, exact: where it was dragged to */
  OBL_PAGE_PLACE,     /* at: the first character that is seen; 0: the article from its beginning */
} OblPageMessageType;

typedef struct {
  OblPageMessageType type;
  guint32 serial;
  OblRange range;
  gboolean has_caret;
  guint32 caret;
  guint32 asked; /* the last selection that was asked for when it was told */
  guint32 mark;
  guint32 at;
  guint32 clicks;
  guint32 part;
  guint32 edge;
  gboolean exact;
  gboolean open;
  gboolean back;
  double x;
  double y;
  char *address;
  gboolean by_key;
} OblPageMessage;

void obl_page_message_clear (OblPageMessage *message);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (OblPageMessage, obl_page_message_clear)

#define OBL_PAGE_MESSAGE_ERROR (obl_page_message_error_quark ())

typedef enum {
  OBL_PAGE_MESSAGE_ERROR_INVALID,
} OblPageMessageError;

GQuark obl_page_message_error_quark (void);

/* Positions must lie within a text of @n_chars; whether a mark exists is the caller's to know. */
gboolean
obl_page_message_parse (const char *json, guint32 n_chars, OblPageMessage *message, GError **error);

G_END_DECLS
