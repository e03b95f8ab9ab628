/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Encoded words and parameters, as programs write them and not only as they should: words of one
 * character's halves, words in quotation marks, file names with spaces and without marks. */
#define G_LOG_DOMAIN "obl-read"

#include "config.h"

#include "core/read/obl-mime-words.h"

#include <string.h>

#include <gmime/gmime.h>

#include "core/import/obl-charset.h"

/* Bytes of an encoded word; 75 is allowed, some programs put a whole subject in one. */
#define MAX_WORD_BYTES 4096u
/* In one value; what comes after them stays as it is. */
#define MAX_WORDS 1000u
#define MAX_NAME_BYTES 60u
/* Pieces of one parameter. */
#define MAX_SECTIONS 64u

typedef struct {
  char *charset;
  gboolean is_base64;
  const char *text;
  gsize n_text;
  const char *end; /* after the word */
} Word;

/* --- Bytes to text ---------------------------------------------------------------------------- */

/* Programs say so of anything. */
static gboolean
says_nothing (const char *charset)
{
  static const char *const names[] = { "",          "us-ascii", "ascii",   "unknown-8bit",
                                       "x-unknown", "unknown",  "default", "_autodetect" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++) {
    if (g_ascii_strcasecmp (charset, names[i]) == 0)
      return TRUE;
  }
  return FALSE;
}

char *
obl_mime_to_utf8 (const char *bytes, gsize n_bytes, const char *charset, gboolean is_html)
{
  const char *given = charset == NULL || says_nothing (charset) ? NULL : charset;
  OblCharsetSource source;
  g_autofree char *found = obl_charset_detect (bytes, n_bytes, given, is_html, &source);
  gsize n_utf8;
  char *utf8 = found == NULL ? NULL : obl_charset_convert (bytes, n_bytes, found, &n_utf8);

  if (utf8 == NULL)
    utf8 = obl_charset_convert (bytes, n_bytes, "windows-1252", &n_utf8);
  return utf8 == NULL ? g_strdup ("") : utf8;
}

/* Of a word or a parameter whose encoding is written beside it.  When there is no such encoding,
 * nothing is guessed: a word is too short for it, and a head can have too many words. */
static char *
convert_named (const GString *bytes, const char *charset)
{
  OblCharsetSource source;
  g_autofree char *found = obl_charset_detect ("", 0, charset, FALSE, &source);
  gboolean is_known = source == OBL_CHARSET_GIVEN && !says_nothing (charset);
  gsize n_utf8;
  char *utf8;

  if (!is_known && g_utf8_validate_len (bytes->str, bytes->len, NULL))
    return g_strndup (bytes->str, bytes->len);
  utf8 = obl_charset_convert (bytes->str, bytes->len, is_known ? found : "windows-1252", &n_utf8);
  return utf8 == NULL ? g_strdup ("") : utf8;
}

/* Of what stands in a head without a name for its encoding. */
static void
append_plain (GString *out, const char *bytes, gsize n_bytes, const char *charset)
{
  g_autofree char *utf8 = NULL;

  if (g_utf8_validate_len (bytes, n_bytes, NULL) && memchr (bytes, 0x1b, n_bytes) == NULL) {
    g_string_append_len (out, bytes, (gssize)n_bytes);
    return;
  }
  utf8 = obl_mime_to_utf8 (bytes, n_bytes, charset, FALSE);
  g_string_append (out, utf8);
}

/* Spaces for control characters and line ends; none at the edges. */
static char *
finish_line (GString *line)
{
  for (char *p = line->str; *p != '\0'; p++) {
    if ((guchar)*p < 0x20 || *p == 0x7f)
      *p = ' ';
  }
  return g_strstrip (g_string_free (line, FALSE));
}

/* --- Encoded words ---------------------------------------------------------------------------- */

/* "=?charset*language?B?text?=" at @start. */
static gboolean
parse_word (const char *start, Word *word)
{
  gsize n_left = strnlen (start, MAX_WORD_BYTES);
  const char *limit = start + n_left;
  gsize n_charset = strcspn (start + 2, "?* \t\r\n");
  const char *p = start + 2 + n_charset;

  if (n_charset == 0 || n_charset > MAX_NAME_BYTES)
    return FALSE;
  if (*p == '*')
    p += strcspn (p, "? \t\r\n");
  if (*p != '?' || strchr ("BbQq", p[1]) == NULL || p[1] == '\0' || p[2] != '?' || p + 3 > limit)
    return FALSE;
  word->is_base64 = g_ascii_tolower (p[1]) == 'b';
  word->text = p + 3;
  p = g_strstr_len (word->text, limit - word->text, "?=");
  if (p == NULL)
    return FALSE;
  word->n_text = (gsize)(p - word->text);
  word->end = p + 2;
  word->charset = g_strndup (start + 2, n_charset);
  return TRUE;
}

static void
append_base64 (GString *out, const char *text, gsize n_text)
{
  g_autofree char *bytes = g_malloc (n_text + 3);
  GMimeEncoding state;
  gsize n_bytes;

  g_mime_encoding_init_decode (&state, GMIME_CONTENT_ENCODING_BASE64);
  n_bytes = g_mime_encoding_flush (&state, text, n_text, bytes);
  g_string_append_len (out, bytes, (gssize)n_bytes);
}

/* Escapes of two digits after @mark; @space stands for a space. */
static void
append_escaped (GString *out, const char *text, gsize n_text, char mark, char space)
{
  for (gsize i = 0; i < n_text; i++) {
    if (text[i] == mark && i + 2 < n_text && g_ascii_isxdigit (text[i + 1])
        && g_ascii_isxdigit (text[i + 2])) {
      g_string_append_c (out, (char)(g_ascii_xdigit_value (text[i + 1]) * 16
                                     + g_ascii_xdigit_value (text[i + 2])));
      i += 2;
    } else {
      g_string_append_c (out, text[i] == space ? ' ' : text[i]);
    }
  }
}

static gboolean
is_blank (const char *text, gsize n_bytes)
{
  for (gsize i = 0; i < n_bytes; i++) {
    if (!g_ascii_isspace (text[i]))
      return FALSE;
  }
  return TRUE;
}

/* Words that follow each other in one encoding are one text: a character may be cut in two. */
static void
flush_words (GString *out, GString *bytes, char **charset)
{
  g_autofree char *utf8 = NULL;

  if (*charset == NULL)
    return;
  utf8 = convert_named (bytes, *charset);
  g_string_append (out, utf8);
  g_string_truncate (bytes, 0);
  g_clear_pointer (charset, g_free);
}

char *
obl_mime_decode_words (const char *value, const char *charset)
{
  GString *out = g_string_new (NULL);
  g_autoptr (GString) bytes = g_string_new (NULL);
  g_autofree char *pending = NULL; /* the encoding of @bytes */
  const char *plain = value;       /* what is not taken yet */
  const char *p = value;
  guint n_words = 0;

  while (n_words < MAX_WORDS && (p = strstr (p, "=?")) != NULL) {
    Word word;

    if (!parse_word (p, &word)) {
      p += 2;
      continue;
    }
    n_words++;
    if (pending == NULL || !is_blank (plain, (gsize)(p - plain))) {
      flush_words (out, bytes, &pending);
      append_plain (out, plain, (gsize)(p - plain), charset);
    } else if (g_ascii_strcasecmp (pending, word.charset) != 0) {
      flush_words (out, bytes, &pending);
    }
    if (word.is_base64)
      append_base64 (bytes, word.text, word.n_text);
    else
      append_escaped (bytes, word.text, word.n_text, '=', '_');
    g_free (pending);
    pending = word.charset;
    plain = p = word.end;
  }
  flush_words (out, bytes, &pending);
  append_plain (out, plain, strlen (plain), charset);
  return finish_line (out);
}

/* --- Parameters ------------------------------------------------------------------------------- */

/* Takes one "name=value" from @p, which is after a semicolon; gives where the next one begins, NULL
 * at the end. */
static const char *
take_parameter (const char *p, const char **name, gsize *n_name, GString *value)
{
  p += strspn (p, " \t\r\n;");
  if (*p == '\0')
    return NULL;
  *name = p;
  p += strcspn (p, "=;");
  *n_name = (gsize)(p - *name);
  while (*n_name > 0 && g_ascii_isspace ((*name)[*n_name - 1]))
    (*n_name)--;
  g_string_truncate (value, 0);
  if (*p != '=')
    return p;
  p += 1 + strspn (p + 1, " \t\r\n");
  if (*p == '"') {
    for (p++; *p != '\0' && *p != '"'; p++) {
      if (*p == '\\' && p[1] != '\0')
        p++;
      g_string_append_c (value, *p);
    }
    return p + strcspn (p, ";");
  }
  g_string_append_len (value, p, (gssize)strcspn (p, ";"));
  g_strchomp (value->str);
  value->len = strlen (value->str);
  return p + strcspn (p, ";");
}

static gboolean
find_exactly (const char *value, const char *name, GString *found)
{
  const char *p = value + strcspn (value, ";");
  const char *own;
  gsize n_own;

  while ((p = take_parameter (p, &own, &n_own, found)) != NULL) {
    if (n_own == strlen (name) && g_ascii_strncasecmp (own, name, n_own) == 0)
      return TRUE;
  }
  return FALSE;
}

/* "charset'language'text" with escapes; only the first of a parameter's pieces names them. */
static void
append_extended (GString *out, const char *text, char **charset, gboolean is_first)
{
  const char *language = is_first ? strchr (text, '\'') : NULL;
  const char *rest = language == NULL ? NULL : strchr (language + 1, '\'');

  if (rest != NULL) {
    g_free (*charset);
    *charset = g_strndup (text, (gsize)(language - text));
    text = rest + 1;
  }
  append_escaped (out, text, strlen (text), '%', ' ');
}

/* In one piece with an encoding, or in numbered pieces with or without. */
static gboolean
find_extended (const char *value, const char *name, GString *out, char **charset)
{
  g_autofree char *whole = g_strconcat (name, "*", NULL);
  g_autoptr (GString) found = g_string_new (NULL);
  guint i;

  if (find_exactly (value, whole, found)) {
    append_extended (out, found->str, charset, TRUE);
    return TRUE;
  }
  for (i = 0; i < MAX_SECTIONS; i++) {
    g_autofree char *plain = g_strdup_printf ("%s*%u", name, i);
    g_autofree char *extended = g_strconcat (plain, "*", NULL);

    if (find_exactly (value, extended, found))
      append_extended (out, found->str, charset, i == 0);
    else if (find_exactly (value, plain, found))
      g_string_append (out, found->str);
    else
      break;
  }
  return i > 0;
}

char *
obl_mime_decode_parameter (const char *value, const char *name, const char *charset)
{
  g_autoptr (GString) bytes = g_string_new (NULL);
  g_autofree char *own = NULL;
  g_autofree char *utf8 = NULL;

  if (find_extended (value, name, bytes, &own)) {
    utf8 = convert_named (bytes, own == NULL ? "" : own);
    return finish_line (g_string_new (utf8));
  }
  return find_exactly (value, name, bytes) ? obl_mime_decode_words (bytes->str, charset) : NULL;
}

char *
obl_mime_dup_parameter_bytes (const char *value, const char *name)
{
  g_autoptr (GString) bytes = g_string_new (NULL);
  g_autofree char *own = NULL;

  if (!find_exactly (value, name, bytes) && !find_extended (value, name, bytes, &own))
    return NULL;
  return g_strdup (bytes->str);
}
