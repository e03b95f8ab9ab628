/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Byte order mark, then what somebody said, then what the page says, then whether the bytes are
 * UTF-8, then ICU's detector: each is surer than the next.
 *
 * Names are read as browsers read them (the Encoding Standard): what calls itself ISO-8859-1 is
 * windows-1252, GB2312 is GB18030 and so on, because pages are written for browsers. */
#define G_LOG_DOMAIN "obl-charset"

#include "config.h"

#include "core/import/obl-charset.h"

#include <string.h>
#include <unicode/ucnv.h>
#include <unicode/ucsdet.h>
#include <unicode/utf16.h>

/* Bytes; the standard looks at 1024, but pages put comments and scripts first. */
#define META_BYTES 16384u
/* Bytes; more does not make the detector surer. */
#define SAMPLE_BYTES 65536u
/* Of 100; below it ICU is about as sure of another encoding. */
#define MIN_CONFIDENCE 40
#define MAX_NAME_BYTES 60u

static const struct {
  const char *label;
  const char *icu;
} aliases[] = {
  { "ascii", "windows-1252" },
  { "us-ascii", "windows-1252" },
  { "iso-8859-1", "windows-1252" },
  { "iso8859-1", "windows-1252" },
  { "latin1", "windows-1252" },
  { "latin-1", "windows-1252" },
  { "iso-8859-9", "windows-1254" },
  { "iso-8859-11", "windows-874" },
  { "tis-620", "windows-874" },
  { "gb2312", "gb18030" },
  { "gb_2312-80", "gb18030" },
  { "gbk", "gb18030" },
  { "x-gbk", "gb18030" },
  { "shift_jis", "ibm-943_P15A-2003" },
  { "shift-jis", "ibm-943_P15A-2003" },
  { "sjis", "ibm-943_P15A-2003" },
  { "x-sjis", "ibm-943_P15A-2003" },
  { "windows-31j", "ibm-943_P15A-2003" },
  { "euc-kr", "windows-949" },
  { "euckr", "windows-949" },
  { "ks_c_5601-1987", "windows-949" },
  { "cp949", "windows-949" },
  { "uhc", "windows-949" },
  { "big5", "big5-hkscs" },
  { "unicode", "UTF-16LE" },
  { "utf8", "UTF-8" },
};

static const char *const source_names[]
    = { "byte-order-mark", "given", "meta", "valid-utf-8", "guessed", "unsure-guess" };

const char *
obl_charset_source_to_string (OblCharsetSource source)
{
  return source_names[source];
}

static const char *
find_bom (const char *bytes, gsize n_bytes, gsize *n_bom)
{
  static const struct {
    const char *name;
    const char *bytes;
    gsize n_bytes;
  } boms[] = {
    { "UTF-32LE", "\xff\xfe\x00\x00", 4 }, { "UTF-32BE", "\x00\x00\xfe\xff", 4 },
    { "UTF-8", "\xef\xbb\xbf", 3 },        { "UTF-16LE", "\xff\xfe", 2 },
    { "UTF-16BE", "\xfe\xff", 2 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (boms); i++) {
    if (n_bytes >= boms[i].n_bytes && memcmp (bytes, boms[i].bytes, boms[i].n_bytes) == 0) {
      *n_bom = boms[i].n_bytes;
      return boms[i].name;
    }
  }
  *n_bom = 0;
  return NULL;
}

/* ICU's name for @label, or NULL when there is no such encoding. */
static char *
find_charset (const char *label)
{
  g_autofree char *name = g_strstrip (g_ascii_strdown (label, -1));
  UErrorCode status = U_ZERO_ERROR;
  const char *icu = name;
  UConverter *converter;

  if (*name == '\0' || strlen (name) > MAX_NAME_BYTES)
    return NULL;
  for (guint i = 0; i < G_N_ELEMENTS (aliases); i++) {
    if (strcmp (aliases[i].label, name) == 0)
      icu = aliases[i].icu;
  }
  converter = ucnv_open (icu, &status);
  if (U_FAILURE (status))
    return NULL;
  ucnv_close (converter);
  return g_strdup (icu);
}

/* --- The page's own word ---------------------------------------------------------------------- */

static const char *
skip_spaces (const char *p, const char *limit)
{
  while (p < limit && g_ascii_isspace (*p))
    p++;
  return p;
}

/* The value after "charset" within a meta element's tag. */
static char *
find_charset_in_tag (const char *tag, const char *limit)
{
  const char *p = tag;

  while ((p = g_strstr_len (p, limit - p, "charset")) != NULL) {
    const char *start;
    const char *end;

    p = skip_spaces (p + strlen ("charset"), limit);
    if (p >= limit || *p != '=')
      continue;
    start = skip_spaces (p + 1, limit);
    if (start < limit && (*start == '"' || *start == '\''))
      start++;
    for (end = start; end < limit; end++) {
      if (!g_ascii_isalnum (*end) && strchr ("-_.:+", *end) == NULL)
        break;
    }
    if (end > start)
      return g_strndup (start, end - start);
  }
  return NULL;
}

static char *
find_meta_charset (const char *bytes, gsize n_bytes)
{
  g_autofree char *head = g_ascii_strdown (bytes, (gssize)MIN (n_bytes, META_BYTES));
  const char *limit = head + MIN (n_bytes, META_BYTES);
  const char *tag = head;

  while ((tag = g_strstr_len (tag, limit - tag, "<meta")) != NULL) {
    const char *end = memchr (tag, '>', limit - tag);
    g_autofree char *label = NULL;
    g_autofree char *charset = NULL;

    tag += strlen ("<meta");
    if (end == NULL)
      return NULL;
    label = find_charset_in_tag (tag, end);
    charset = label == NULL ? NULL : find_charset (label);
    if (charset == NULL)
      continue;
    /* A meta element that can be read as ASCII is not in UTF-16, whatever it says. */
    if (g_str_has_prefix (charset, "utf-16") || g_str_has_prefix (charset, "UTF-16"))
      return g_strdup ("UTF-8");
    return g_steal_pointer (&charset);
  }
  return NULL;
}

/* --- Guessing --------------------------------------------------------------------------------- */

/* UTF-16 without a mark: text in it has its many ASCII characters' zero bytes all on one side. */
static const char *
guess_utf16 (const char *bytes, gsize n_bytes)
{
  gsize n_sample = MIN (n_bytes, SAMPLE_BYTES) & ~(gsize)1;
  gsize n_zero[2] = { 0, 0 };

  for (gsize i = 0; i < n_sample; i++)
    n_zero[i & 1] += bytes[i] == '\0';
  if (n_sample < 4)
    return NULL;
  if (n_zero[1] > n_sample / 16 && n_zero[0] <= n_zero[1] / 16)
    return "UTF-16LE";
  if (n_zero[0] > n_sample / 16 && n_zero[1] <= n_zero[0] / 16)
    return "UTF-16BE";
  return NULL;
}

/* ISO 2022 encodings are ASCII all through, and so valid UTF-8; their escape sequences tell. */
static gboolean
has_shifts (const char *bytes, gsize n_bytes)
{
  return g_strstr_len (bytes, (gssize)n_bytes, "\x1b$") != NULL;
}

static char *
guess_charset (const char *bytes, gsize n_bytes, gboolean is_html, OblCharsetSource *source)
{
  UErrorCode status = U_ZERO_ERROR;
  UCharsetDetector *detector = ucsdet_open (&status);
  const UCharsetMatch *match = NULL;
  const char *name = NULL;
  char *charset = NULL;

  if (U_FAILURE (status))
    return NULL;
  ucsdet_setText (detector, bytes, (int32_t)MIN (n_bytes, SAMPLE_BYTES), &status);
  ucsdet_enableInputFilter (detector, (UBool)is_html);
  match = ucsdet_detect (detector, &status);
  if (U_SUCCESS (status) && match != NULL)
    name = ucsdet_getName (match, &status);
  if (U_SUCCESS (status) && name != NULL)
    charset = find_charset (name);
  if (charset != NULL && ucsdet_getConfidence (match, &status) < MIN_CONFIDENCE)
    *source = OBL_CHARSET_UNSURE;
  ucsdet_close (detector);
  return charset;
}

char *
obl_charset_detect (
    const char *bytes, gsize n_bytes, const char *given, gboolean is_html, OblCharsetSource *source)
{
  gsize n_bom;
  const char *bom = find_bom (bytes, n_bytes, &n_bom);
  const char *utf16;
  char *charset;

  *source = OBL_CHARSET_BOM;
  if (bom != NULL)
    return g_strdup (bom);
  *source = OBL_CHARSET_GIVEN;
  charset = given == NULL ? NULL : find_charset (given);
  if (charset != NULL)
    return charset;
  *source = OBL_CHARSET_META;
  charset = is_html ? find_meta_charset (bytes, n_bytes) : NULL;
  if (charset != NULL)
    return charset;
  *source = OBL_CHARSET_GUESSED;
  utf16 = guess_utf16 (bytes, n_bytes);
  if (utf16 != NULL)
    return g_strdup (utf16);
  if (memchr (bytes, '\0', n_bytes) == NULL && !has_shifts (bytes, n_bytes)
      && g_utf8_validate (bytes, (gssize)n_bytes, NULL)) {
    *source = OBL_CHARSET_UTF8;
    return g_strdup ("UTF-8");
  }
  return guess_charset (bytes, n_bytes, is_html, source);
}

/* --- Converting ------------------------------------------------------------------------------- */

/* Appends all of @units but a first half of a pair at the end, of which the second half is still to
 * come; gives how many it took. */
static gsize
append_utf16 (GString *out, const UChar *units, gsize n_units, gboolean is_last)
{
  gsize i;

  for (i = 0; i < n_units; i++) {
    gunichar c = units[i];

    if (U16_IS_LEAD (c) && i + 1 == n_units && !is_last)
      break;
    if (U16_IS_LEAD (c) && i + 1 < n_units && U16_IS_TRAIL (units[i + 1]))
      c = (gunichar)U16_GET_SUPPLEMENTARY (c, units[++i]);
    else if (U16_IS_SURROGATE (c))
      c = 0xfffd;
    if (c != 0)
      g_string_append_unichar (out, c);
  }
  return i;
}

static GString *
convert_all (UConverter *converter, const char *at, const char *limit)
{
  GString *out = g_string_sized_new ((gsize)(limit - at) + 16);
  UErrorCode status;
  UChar units[4096] = { 0 };
  gsize n_kept = 0;

  do {
    UChar *to = units + n_kept;
    gsize n_units;
    gsize n_taken;

    status = U_ZERO_ERROR;
    ucnv_toUnicode (converter, &to, units + G_N_ELEMENTS (units), &at, limit, NULL, TRUE, &status);
    n_units = (gsize)(to - units);
    n_taken = append_utf16 (out, units, n_units, status != U_BUFFER_OVERFLOW_ERROR);
    n_kept = n_units - n_taken;
    if (n_kept > 0)
      units[0] = units[n_taken];
  } while (status == U_BUFFER_OVERFLOW_ERROR);
  return out;
}

char *
obl_charset_convert (const char *bytes, gsize n_bytes, const char *charset, gsize *n_utf8)
{
  UErrorCode status = U_ZERO_ERROR;
  UConverter *converter;
  GString *out;
  gsize n_bom;

  if (find_bom (bytes, n_bytes, &n_bom) == NULL)
    n_bom = 0;
  if (g_ascii_strcasecmp (charset, "UTF-8") == 0
      && g_utf8_validate_len (bytes + n_bom, n_bytes - n_bom, NULL)) {
    *n_utf8 = n_bytes - n_bom;
    return g_strndup (bytes + n_bom, n_bytes - n_bom);
  }
  converter = ucnv_open (charset, &status);
  if (U_FAILURE (status))
    return NULL;
  out = convert_all (converter, bytes + n_bom, bytes + n_bytes);
  ucnv_close (converter);
  *n_utf8 = out->len;
  return g_string_free (out, FALSE);
}
