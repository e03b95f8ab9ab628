/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Applying and writing records in tests: JSON is written with ' for ", so that it can be read. */
#pragma once

#include "core/record/obl-record.h"
#include "obl-test-project.h"

/* Puts @lines, in which ' stands for ", through obl_record_apply(); fails the test when that
 * cannot be done at all. */
OblRecordReport *obl_test_apply (OblTestProject *project,
                                 const char *lines,
                                 const OblRecordOptions *options) G_GNUC_WARN_UNUSED_RESULT;
/* The same, which must take every record. */
void obl_test_apply_all (OblTestProject *project, const char *lines);
/* What the one line of @lines is refused with. */
char *obl_test_apply_refused (OblTestProject *project, const char *lines) G_GNUC_WARN_UNUSED_RESULT;
/* All records of the project. */
char *obl_test_write (OblTestProject *project) G_GNUC_WARN_UNUSED_RESULT;
/* Fails the test unless @text contains @part. */
void obl_test_assert_contains (const char *text, const char *part);
