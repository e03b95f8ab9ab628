/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The parts of a mail or a web archive, and what is in them.
 *
 * The structure is read here and not by GMime, whose parser converts names and addresses while it
 * parses, with converters that the C library loads from files; GMime undoes the encodings for
 * transport and reads dates.  Nothing is copied: a part is a place in the file.  Depth and number of
 * parts have limits, and each level is read once. */
#pragma once

#include "core/read/obl-reader.h"

G_BEGIN_DECLS

typedef struct {
  GBytes *bytes; /* the file */
  gsize head_at;
  gsize n_head;
  gsize body_at;
  gsize n_body;
  char *type;           /* "text/html", in small letters */
  GPtrArray *parts;     /* OblMimePart; of a multipart */
  gboolean is_too_deep; /* it has parts that were not read */
} OblMimePart;

OblMimePart *obl_mime_parse (GBytes *bytes) G_GNUC_WARN_UNUSED_RESULT;
/* Without what is inside. */
OblMimePart *obl_mime_parse_head (GBytes *bytes) G_GNUC_WARN_UNUSED_RESULT;
void obl_mime_part_free (OblMimePart *part);

gboolean obl_mime_part_has_prefix (const OblMimePart *part, const char *prefix);
/* The first header of that name, unfolded, its bytes as they are; NULL when there is none. */
char *obl_mime_part_dup_header (const OblMimePart *part,
                                const char *name) G_GNUC_WARN_UNUSED_RESULT;
/* The same as one line of UTF-8; NULL when it says nothing.  @charset: see
 * obl_mime_decode_words(). */
char *obl_mime_part_dup_text (const OblMimePart *part,
                              const char *name,
                              const char *charset) G_GNUC_WARN_UNUSED_RESULT;
/* A parameter of a header, UTF-8; NULL when there is none. */
char *obl_mime_part_dup_parameter (const OblMimePart *part,
                                   const char *header,
                                   const char *name) G_GNUC_WARN_UNUSED_RESULT;
/* NULL when the header is missing or is no date; free with g_date_time_unref(). */
GDateTime *obl_mime_part_dup_date (const OblMimePart *part,
                                   const char *name) G_GNUC_WARN_UNUSED_RESULT;
/* What is in a part, without its encoding for transport. */
GBytes *obl_mime_part_decode (const OblMimePart *part) G_GNUC_WARN_UNUSED_RESULT;
/* Of a multipart/related: the part that the others belong to.  NULL when it has none. */
const OblMimePart *obl_mime_part_get_root (const OblMimePart *part);

/* The pictures in @part under all their names.  @base: what relative names belong to, or NULL. */
void obl_mime_add_pictures (const OblMimePart *part, const char *base, OblAssets *assets);

/* --- Recognising ------------------------------------------------------------------------------ */

/* How a file begins that begins with headers. */
typedef struct {
  guint n_known;       /* of From, To, Subject, Date, Message-ID, Received, MIME-Version */
  guint n_broken;      /* lines that are none */
  gboolean is_sent;    /* it has a header that only programs write */
  gboolean has_sender; /* a From with an address in it */
  gboolean has_other;  /* a header that mails do not have */
  gboolean is_related;
  gboolean is_saved_page;
} OblMimeHead;

/* FALSE when it does not begin with headers. */
gboolean obl_mime_look (const guint8 *bytes, gsize n_bytes, OblMimeHead *found);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (OblMimePart, obl_mime_part_free)

G_END_DECLS
