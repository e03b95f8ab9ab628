/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The package document of an electronic book: what it is, and its chapters in their order. */
#pragma once

#include "core/read/obl-read-members.h"

G_BEGIN_DECLS

typedef struct {
  char *name;  /* of the member */
  char *label; /* as the table of contents calls it, or NULL */
} OblOpfChapter;

typedef struct {
  OblDocument *facts;
  GPtrArray *chapters; /* OblOpfChapter; what is beside the reading order last */
} OblOpf;

/* NULL when there is none that can be read. */
OblOpf *obl_opf_load (const OblReadMembers *members) G_GNUC_WARN_UNUSED_RESULT;
void obl_opf_free (OblOpf *opf);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (OblOpf, obl_opf_free)

G_END_DECLS
