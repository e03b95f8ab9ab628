/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The members of a zip file that is one document (DOCX, ODT, EPUB), by name, all in memory. */
#pragma once

#include "core/read/obl-reader.h"

G_BEGIN_DECLS

typedef struct _OblReadMembers OblReadMembers;

/* NULL when it is broken, has more in it than can be honest, or is protected by a password. @name:
 * of the file, for the message. */
OblReadMembers *
obl_read_members_new (GBytes *bytes, const char *name, GError **error) G_GNUC_WARN_UNUSED_RESULT;
void obl_read_members_free (OblReadMembers *members);
/* NULL when there is none of that name. */
GBytes *obl_read_members_find (const OblReadMembers *members, const char *name);
/* TRUE when a member's name begins like this. */
gboolean obl_read_members_has_folder (const OblReadMembers *members, const char *prefix);
/* "a/b/c.xml" of "../c.xml" as said in "a/b/x/d.xml"; percent escapes are undone. */
char *obl_read_members_resolve (const char *base, const char *path) G_GNUC_WARN_UNUSED_RESULT;

/* Whether the head of a zip file has a member of this name, or in this folder ("word/"). */
gboolean obl_read_members_head_has (const OblReadHead *head, const char *name);
/* Whether a zip file says that it is of this kind in its first member, "mimetype". */
gboolean obl_read_members_head_is (const OblReadHead *head, const char *media_type);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (OblReadMembers, obl_read_members_free)

G_END_DECLS
