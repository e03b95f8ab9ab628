/* SPDX-License-Identifier: GPL-3.0-or-later */
/* News feeds (RSS, Atom, JSON Feed): a container whose items are articles. */
#pragma once

#include "core/read/obl-reader.h"

G_BEGIN_DECLS

extern const OblReader obl_reader_feed;

G_END_DECLS
