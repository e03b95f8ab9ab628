-- SPDX-License-Identifier: GPL-3.0-or-later
-- A project, version 7: searching texts and structures.

-- Frozen.  The words of each text, folded and cut by core/text/obl-words.h, which knows more of scripts
-- than SQLite's tokenizer does: that one only parts them at the spaces.  Where a word stands in the
-- text is found by cutting the text again, so that nothing of it is kept twice.  Filled from code, of
-- an older project after this (obl-store-words.c).
DROP TABLE content_search;
CREATE VIRTUAL TABLE content_words USING fts5 (
  words, content='', tokenize='unicode61 remove_diacritics 0 categories ''L* N* Co M* S*'''
);

-- In the order in which hits are shown, so that the first of them need no sorting.
CREATE INDEX IF NOT EXISTS span_by_label ON span (label, document_id);
CREATE INDEX IF NOT EXISTS frame_by_type ON frame (type, document_id);
CREATE INDEX IF NOT EXISTS entity_by_type ON entity (type) WHERE type IS NOT NULL;
