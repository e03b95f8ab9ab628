/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Makes small PDF files: lines of print in Helvetica at given places, nothing compressed. */
#pragma once

#include <glib.h>

typedef struct _TestPdf TestPdf;

typedef enum {
  TEST_PDF_REGULAR,
  TEST_PDF_BOLD,
  TEST_PDF_HAN, /* text is hexadecimal UTF-16BE; nothing embedded, a predefined encoding */
} TestPdfFont;

TestPdf *test_pdf_new (void);
/* What follows is on a new page, 612 by 792 points. */
void test_pdf_add_page (TestPdf *pdf);
/* A line; @y from the top of the page to its base line.  Latin-1. */
void test_pdf_add_line (
    TestPdf *pdf, double x, double y, TestPdfFont font, double size, const char *text);
/* Lines under one another, 14 points apart, 11 high; one for each of @text's; gives the next y. */
double test_pdf_add_lines (TestPdf *pdf, double x, double y, const char *text);
/* "/Title (…)" and so on. */
void test_pdf_set_info (TestPdf *pdf, const char *info);
/* An XMP packet. */
void test_pdf_set_metadata (TestPdf *pdf, const char *xmp);
/* Only who has the password may read it. */
void test_pdf_lock (TestPdf *pdf);
/* Frees @pdf. */
GBytes *test_pdf_finish (TestPdf *pdf);
