/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A project for targets that need one. */
#pragma once

#include "core/store/obl-store.h"

/* One project for all inputs, since making one is most of the work; empty, with the labels of news
 * analysis, in a temporary folder, and gone with the program. */
OblStore *fuzz_get_project (void);
