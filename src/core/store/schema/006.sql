-- SPDX-License-Identifier: GPL-3.0-or-later
-- A project, version 6: claims across all articles, and what is said of them.
--
-- All derived (obl-store-claims-update.c), so that a board of a hundred thousand claims opens at once.

-- The frame types that are claims: those with a role “content”.
CREATE TABLE claim_type (
  type TEXT NOT NULL PRIMARY KEY
) STRICT, WITHOUT ROWID;

-- A row per claim, with its words as they are shown, in one line each.  Several of a kind (sources,
-- targets, links of the chain, "attribute: value", "scale: value") stand in lines of their own.
-- inner_at: where the claim itself is said; start and end: from the first to the last word of its
-- content.
CREATE TABLE claim (
  row INTEGER NOT NULL PRIMARY KEY,
  frame_id BLOB NOT NULL UNIQUE CHECK (length(frame_id) = 16),
  document_id BLOB NOT NULL,
  type TEXT NOT NULL,
  source TEXT NOT NULL,
  act TEXT NOT NULL,
  target TEXT NOT NULL,
  content TEXT NOT NULL,
  title TEXT NOT NULL,
  publisher TEXT NOT NULL,
  published TEXT NOT NULL,
  attributes TEXT NOT NULL,
  proposition TEXT NOT NULL,
  assessments TEXT NOT NULL,
  chain TEXT NOT NULL,
  source_words TEXT NOT NULL, -- as the article writes them
  target_words TEXT NOT NULL,
  proposition_id BLOB,
  outer_id BLOB, -- the claim that it is said within
  inner_at INTEGER NOT NULL,
  start INTEGER NOT NULL,
  "end" INTEGER NOT NULL
) STRICT;
CREATE INDEX claim_by_document ON claim (document_id, start);
CREATE INDEX claim_by_proposition ON claim (proposition_id) WHERE proposition_id IS NOT NULL;

-- The name by which an entity stands in rows of claims: what is known by no other needs no look.
CREATE TABLE claim_name (
  entity_id BLOB NOT NULL PRIMARY KEY,
  name TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE VIRTUAL TABLE claim_search USING fts5 (
  source, act, target, content, title, publisher, proposition, source_words,
  target_words,
  content='claim', content_rowid='row', tokenize='unicode61 remove_diacritics 2'
);
