/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Somebody in a knowledge base, among the candidates of a mention. */
#pragma once

#include <adwaita.h>

#include "core/model/obl-knowledge.h"
#include "core/model/obl-label-set.h"

G_BEGIN_DECLS

GtkWidget *obl_knowledge_row_new (const OblLabelSet *set, const OblKnowledgeEntry *entry);

G_END_DECLS
