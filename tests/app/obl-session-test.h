/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A session on a project of one article, and what it said last. */
#pragma once

#include "app/shell/obl-session.h"
#include "obl-test-project.h"

typedef struct {
  OblTestProject project; /* its store is a second program's: see obl_session_test_open_store() */
  OblService *service;
  OblSession *session;
  GString *said;   /* the last "done" */
  GString *failed; /* the last "failed" */
  guint n_marks_changed;
} OblSessionTest;

void obl_session_test_init (OblSessionTest *test, const char *text);
/* Asserts that the project is whole, closes everything and deletes it. */
void obl_session_test_clear (OblSessionTest *test);
/* Closes the session and the project, and opens both again. */
void obl_session_test_restart (OblSessionTest *test);
/* Until everything is written and shown. */
void obl_session_test_settle (OblSessionTest *test);
/* Another program opens the project; close it with obl_session_test_close_store(). */
void obl_session_test_open_store (OblSessionTest *test);
void obl_session_test_close_store (OblSessionTest *test);

/* Selects the @nth (from 0) occurrence of @quote as a person would, to the character. */
void obl_session_test_select_text (OblSessionTest *test, const char *quote, guint nth);
/* The same, marked and settled; gives the new span, owned by the session. */
OblSpan *
obl_session_test_mark (OblSessionTest *test, const char *quote, guint nth, const char *label);
/* The only filler's quote; NULL when the role is empty; fails when there are several. */
const char *
obl_session_test_get_filler (OblSessionTest *test, const OblFrame *frame, const char *role);

#define obl_session_test_assert_said(test, text) g_assert_cmpstr ((test)->said->str, ==, text)
