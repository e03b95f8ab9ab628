/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A recorded answer of a web server: its head, and what its body is once unpacked. */
#pragma once

#include "core/read/obl-reader.h"

G_BEGIN_DECLS

/* A longer head is no head. */
#define OBL_READ_HTTP_HEAD_BYTES (64u * 1024)

typedef struct {
  int status;
  gsize n_bytes;    /* of the head, with the empty line */
  char *media_type; /* lower case, or NULL */
  char *charset;    /* as it was told, or NULL */
  char *codings;    /* Content-Encoding, lower case, or NULL */
  gboolean is_chunked;
} OblReadHttpHead;

/* NULL when @bytes do not begin with a whole head. */
OblReadHttpHead *obl_read_http_head_parse (const guint8 *bytes,
                                           gsize n_bytes) G_GNUC_WARN_UNUSED_RESULT;
void obl_read_http_head_free (OblReadHttpHead *head);

/* The value of the field @name in @head, lines of "Name: value" that end with an empty one or with
 * the text, white space around it removed; of several, the first.  NULL when there is none. */
char *obl_read_http_dup_field (const char *head, const char *name) G_GNUC_WARN_UNUSED_RESULT;
/* "text/html; charset=x" taken apart. */
void obl_read_http_split_type (const char *value, char **media_type, char **charset);

/* The body without chunks and compression; counted against @job.  What says that it is chunked or
 * compressed and is not, as many crawls have it, is taken as it is. */
GBytes *obl_read_http_unpack (OblReadJob *job,
                              const char *name,
                              const OblReadHttpHead *head,
                              GBytes *body,
                              GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (OblReadHttpHead, obl_read_http_head_free)

G_END_DECLS
