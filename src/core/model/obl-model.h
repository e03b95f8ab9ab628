/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The nouns of a project as plain structs, and nothing about where they are kept.
 *
 * Span, frame, entity, proposition and assessment are reference counted and read-only once
 * another part of the program has seen them: change a copy (obl_*_copy) and put it through
 * core/edit.  A field that is a pointer may be NULL unless it says otherwise.  Texts are owned by
 * their struct.  Moments are as in obl-time.h. */
#pragma once

#include "core/model/obl-attributes.h"
#include "core/model/obl-entity.h"
#include "core/model/obl-frame.h"
#include "core/model/obl-origin.h"
#include "core/model/obl-proposition.h"
#include "core/model/obl-span.h"
