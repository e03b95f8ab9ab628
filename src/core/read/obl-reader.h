/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a format's reader is, and what it may use.  For the files of this room.
 *
 * A reader is an OblReader in a file of its own, listed in obl-read.c in the order in which
 * they are asked: the particular before the general. */
#pragma once

#include "core/html/obl-assets.h"
#include "core/import/obl-import.h"
#include "core/read/obl-read.h"

G_BEGIN_DECLS

/* How much of a file is looked at to recognise it, in bytes. */
#define OBL_READ_HEAD_BYTES (64u * 1024)

/* A file, or something inside one. */
typedef struct {
  const char *name;
  GBytes *bytes;          /* NULL: only as a stream */
  const char *format;     /* NULL: by content */
  const char *media_type; /* as told by what it is in, or NULL; a hint */
  const char *charset;    /* the same */
  const char *url;
  gint64 retrieved;
  /* When @bytes were made out of something else (a line of a table, an item of a feed): that, as
   * it came, which is what is hashed and kept.  NULL: @bytes. */
  GBytes *original;
  const char *original_media_type;
  const OblDocument *facts; /* metadata that is known already, or NULL */
  OblAssets *assets;        /* what it may show, or NULL */
  const char *reader;       /* what made @bytes ("feed 1"), for the document's importer, or NULL */
  gboolean is_article;      /* nothing in it is furniture */
} OblReadItem;

typedef struct _OblReadJob OblReadJob;

/* The beginning of a file: what its format is known by. */
typedef struct {
  const char *name; /* a hint only */
  const char *media_type;
  const guint8 *bytes;
  gsize n_bytes;   /* at most OBL_READ_HEAD_BYTES */
  gboolean is_all; /* there is no more */
} OblReadHead;

typedef struct {
  const char *format;     /* "docx", as in core/import/obl-formats.c */
  const char *media_type; /* of the original, for the document's source */
  gboolean (*recognise) (const OblReadHead *head);
  /* One article: one of these two.  @options come filled in from the item and may be changed
   * (is_article, assets, facts …) before they are given to obl_import_bytes(). */
  OblDocument *(*read) (const OblReadItem *item, OblImportOptions *options, GError **error);
  /* A container: gives each member to obl_read_job_add().  FALSE when it is broken as a whole. */
  gboolean (*unpack) (OblReadJob *job,
                      const OblReadItem *item,
                      GInputStream *stream,
                      GError **error);
} OblReader;

/* Reads a member of a container, whatever it is.  FALSE when nothing more is wanted: return TRUE
 * from unpack() then.  What is wrong with the member goes to the sink. */
gboolean obl_read_job_add (OblReadJob *job, const OblReadItem *item);
/* Tells the sink that a member cannot be read. */
void obl_read_job_refuse (OblReadJob *job, const char *name, const GError *error);
/* Counts what has been unpacked.  FALSE, with @error set, when it has become out of proportion to the
 * file: an archive made to fill the machine. */
gboolean obl_read_job_charge (OblReadJob *job, const char *name, gsize n_bytes, GError **error);
/* Tells the sink how the fields of the file @name are read. */
void obl_read_job_note (OblReadJob *job, const char *name, const char *mapping);
const OblReadOptions *obl_read_job_get_options (const OblReadJob *job);

/* "outer/inner", UTF-8 whatever the member's name is. */
char *obl_read_join_name (const char *outer, const char *inner) G_GNUC_WARN_UNUSED_RESULT;
/* All of @stream; an error when it is more than OBL_IMPORT_MAX_BYTES.  @name: for the message. */
GBytes *
obl_read_all (GInputStream *stream, const char *name, GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* TRUE when the name ends with a dot and one of @extensions (NULL-terminated), in any case. */
gboolean obl_read_has_extension (const char *name, const char *const *extensions);

/* OBL_IMPORT_ERROR_FAILED: "Cannot import “NAME”: …".  @why: a clause, translated. */
void obl_read_set_broken (GError **error, const char *name, const char *why);

extern const OblReader obl_reader_page; /* web pages and plain text, and what nothing else is */

G_END_DECLS
