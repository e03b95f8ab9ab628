/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Identifiers: UUID version 7 (RFC 9562, section 5.7), made once and kept through export, import
 * and merge.  An OblId is a plain 16-byte value: copy it by assignment. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define OBL_ID_STRING_SIZE 37 /* 36 characters and the closing NUL */

typedef struct {
  guint8 bytes[16];
} OblId;

/* No object: what an unset reference holds. */
extern const OblId OBL_ID_NONE;

/* Makes a new id.  Ids made in one process sort in the order in which they were made. */
OblId obl_id_new (void);

/* Reads the 36-character form, in either case.  Any UUID version is taken, so that ids made by
 * other programs survive.  Returns FALSE, and leaves @id alone, when @string is anything else. */
gboolean obl_id_parse (const char *string, OblId *id);

/* Writes the lower-case 36-character form into @buffer and returns @buffer. */
char *obl_id_format (const OblId *id, char buffer[OBL_ID_STRING_SIZE]);
char *obl_id_dup_string (const OblId *id) G_GNUC_WARN_UNUSED_RESULT;

gboolean obl_id_is_none (const OblId *id);
int obl_id_compare (const OblId *a, const OblId *b);

/* For GHashTable; keys are const OblId *. */
guint obl_id_hash (gconstpointer id);
gboolean obl_id_equal (gconstpointer a, gconstpointer b);

/* A heap copy for a hash table key; free with g_free(). */
OblId *obl_id_dup (const OblId *id) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
