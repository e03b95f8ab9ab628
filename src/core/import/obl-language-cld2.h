/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The C side of cld2, a library in C++ that tells languages apart by the letters that follow each
 * other.  All its tables are in the library itself: it opens no file. */
#pragma once

#ifdef __cplusplus
extern "C" {
#endif

/* The language of most of @utf8 (valid): a code, static, "un" for none.  @percent is its share of the
 * text, @n_letter_bytes how much of it was text. */
const char *obl_language_cld2 (
    const char *utf8, int n_bytes, int *percent, int *n_letter_bytes, int *is_reliable);

#ifdef __cplusplus
}
#endif
