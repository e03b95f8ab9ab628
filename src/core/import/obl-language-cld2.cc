/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/import/obl-language-cld2.h"

/* Its own header needs them. */
#include <cstdio>
#include <vector>

#include <cld2/public/compact_lang_det.h>
#include <cld2/public/encodings.h>

extern "C" const char *
obl_language_cld2 (
    const char *utf8, int n_bytes, int *percent, int *n_letter_bytes, int *is_reliable)
{
  CLD2::Language languages[3];
  int percents[3];
  double scores[3];
  bool reliable = false;
  CLD2::Language language = CLD2::ExtDetectLanguageSummary (
      utf8, n_bytes, true, nullptr, CLD2::UNKNOWN_ENCODING, CLD2::UNKNOWN_LANGUAGE, languages,
      percents, scores, n_letter_bytes, &reliable);

  *percent = percents[0];
  *is_reliable = reliable && language == languages[0];
  return CLD2::LanguageCode (language);
}
