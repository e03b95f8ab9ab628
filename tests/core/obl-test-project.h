/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A project in a folder of its own, with one article, for tests of the rooms above the store. */
#pragma once

#include "core/edit/obl-edit.h"

typedef struct {
  char *folder;
  char *path;
  OblStore *store;
  OblId document_id;
} OblTestProject;

/* @text becomes an article of one paragraph per line. */
void obl_test_project_init (OblTestProject *project, const char *text);
void obl_test_project_clear (OblTestProject *project);
/* Closes the store and opens it again from disk. */
void obl_test_project_reopen (OblTestProject *project);
/* Another article; gives its id. */
OblId obl_test_project_add (OblTestProject *project, const char *title, const char *text);

/* One edit that marks the @nth (from 0) occurrence of @quote. */
OblId
obl_test_project_mark (OblTestProject *project, const char *quote, guint nth, const char *label);
/* Where it stands. */
OblRange obl_test_project_find (OblTestProject *project, const char *quote, guint nth);
void obl_test_project_undo (OblTestProject *project);
void obl_test_project_redo (OblTestProject *project);
guint obl_test_project_count_spans (OblTestProject *project);
/* Fails the test, naming the problem, when the project is not whole. */
void obl_test_project_assert_whole (OblTestProject *project);
