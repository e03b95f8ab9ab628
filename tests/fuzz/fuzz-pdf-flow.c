/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Lines of print from any bytes, through all that makes an article of them: nothing that is no
 * running head gets lost. */
#include "config.h"

#include <string.h>

#include "fuzz.h"

#include "worker/obl-pdf-columns.h"
#include "worker/obl-pdf-flow.h"
#include "worker/obl-pdf-heads.h"

/* Of the input, a line. */
#define N_BYTES 9u

static const char *const texts[] = { "word",
                                     "two words.",
                                     "co-",
                                     "operate",
                                     "12",
                                     "\xe2\x80\xa2",
                                     "\xc2\xad",
                                     "-",
                                     "T",
                                     "(iv)",
                                     "[3] A",
                                     "Capital",
                                     "\xe6\xb8\xaf",
                                     "\xd7\x90",
                                     "\xe2\x80\xa2 item",
                                     "a very long line that goes on, and on, and on" };

static GPtrArray *
make_lines (const uint8_t *data, size_t size)
{
  GPtrArray *lines = g_ptr_array_new_with_free_func ((GDestroyNotify)obl_pdf_line_free);
  guint page = 1;

  for (; size >= N_BYTES; data += N_BYTES, size -= N_BYTES) {
    OblPdfLine *line;

    page += data[0] >> 4 == 0xf ? 1 : 0;
    line = obl_pdf_line_new (texts[data[0] % G_N_ELEMENTS (texts)], page);
    line->x0 = 3.0 * data[1] - 60;
    line->y0 = 4.0 * data[2] - 60 + data[3] / 64.0;
    line->x1 = line->x0 + 3.0 * data[4];
    line->y1 = line->y0 + data[5] / 4.0;
    line->size = 1 + data[6] * data[6] / 130.0;
    line->is_bold = (data[7] & 1) != 0;
    line->is_sideways = (data[7] & 0xe) == 0xe;
    g_ptr_array_add (lines, line);
  }
  return lines;
}

static gsize
count_letters (const char *text)
{
  gsize n_letters = 0;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    n_letters += g_unichar_isalnum (g_utf8_get_char (p)) ? 1 : 0;
  return n_letters;
}

/* Page after page into reading order. */
static GPtrArray *
order (GPtrArray *pieces)
{
  g_autoptr (GPtrArray) page = g_ptr_array_new_with_free_func ((GDestroyNotify)obl_pdf_line_free);
  GPtrArray *lines = g_ptr_array_new_with_free_func ((GDestroyNotify)obl_pdf_line_free);

  for (guint i = 0; i < pieces->len; i++) {
    const OblPdfLine *next = i + 1 < pieces->len ? pieces->pdata[i + 1] : NULL;
    OblPdfLine *piece = g_steal_pointer (&pieces->pdata[i]);

    g_ptr_array_add (page, piece);
    if (next == NULL || next->page != piece->page)
      obl_pdf_columns_order (page, lines);
  }
  return lines;
}

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  g_autoptr (GPtrArray) pieces = make_lines (data, size);
  g_autoptr (GPtrArray) lines = NULL;
  g_autoptr (GArray) blocks = NULL;
  gsize n_given = 0;
  gsize n_found = 0;

  obl_pdf_heads_remove (pieces);
  for (guint i = 0; i < pieces->len; i++)
    n_given += count_letters (((const OblPdfLine *)pieces->pdata[i])->text);
  lines = order (pieces);
  blocks = obl_pdf_flow (lines);
  for (guint i = 0; i < blocks->len; i++) {
    const OblPdfBlock *block = &g_array_index (blocks, OblPdfBlock, i);

    g_assert_true (g_utf8_validate (block->text, -1, NULL));
    g_assert_cmpuint (block->heading, <=, 6);
    g_assert_cmpuint (block->page, >, 0);
    n_found += count_letters (block->text);
  }
  g_assert_cmpuint (n_found, ==, n_given);
  return 0;
}
