-- SPDX-License-Identifier: GPL-3.0-or-later
-- A project, version 1.
--
-- Three kinds of table:
--   frozen    content, content_search   what an article said; written once at import, never recorded
--   recorded  everything a person can change; the session extension records each row, so that
--             undo and redo are the inverse changesets.  Hence WITHOUT ROWID with an explicit key, no
--             ON DELETE CASCADE, no generated columns, and foreign keys that wait for the commit.
--   journal   history                   the changesets themselves
--
-- Ids are 16-byte UUIDs.  Moments are milliseconds since 1970-01-01T00:00:00Z.  Positions are code
-- points of content.text, half-open.

CREATE TABLE content (
  row INTEGER PRIMARY KEY,
  id BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
  n_chars INTEGER NOT NULL,
  text_sha256 TEXT NOT NULL CHECK (length(text_sha256) = 64),
  source_name TEXT,
  source_media_type TEXT,
  source_sha256 TEXT,
  source_url TEXT,
  source_retrieved INTEGER NOT NULL DEFAULT 0,
  importer TEXT,
  text TEXT NOT NULL,
  html TEXT NOT NULL,
  source_bytes BLOB
) STRICT;
CREATE INDEX content_by_text ON content (text_sha256);
CREATE INDEX content_by_source ON content (source_sha256);

-- Kept from code, in the transaction that adds the content (see trusted_schema in obl-store.c).
CREATE VIRTUAL TABLE content_search USING fts5 (
  text, content='content', content_rowid='row', tokenize='unicode61 remove_diacritics 2'
);

CREATE TABLE project (
  name TEXT NOT NULL PRIMARY KEY,
  value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE annotator (
  id BLOB NOT NULL PRIMARY KEY CHECK (length(id) = 16),
  name TEXT NOT NULL UNIQUE,
  created INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE label_set (
  version INTEGER NOT NULL PRIMARY KEY,
  json TEXT NOT NULL,
  annotator_id BLOB REFERENCES annotator (id) DEFERRABLE INITIALLY DEFERRED,
  created INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE document (
  id BLOB NOT NULL PRIMARY KEY CHECK (length(id) = 16),
  content_id BLOB NOT NULL,
  title TEXT NOT NULL,
  byline TEXT,
  publisher TEXT,
  published TEXT,
  updated TEXT,
  language TEXT,
  direction TEXT,
  agency TEXT,
  notes TEXT,
  status INTEGER NOT NULL DEFAULT 0 CHECK (status BETWEEN 0 AND 3),
  created INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX document_by_content ON document (content_id);

CREATE TABLE block (
  document_id BLOB NOT NULL REFERENCES document (id) DEFERRABLE INITIALLY DEFERRED,
  ordinal INTEGER NOT NULL,
  kind INTEGER NOT NULL,
  role INTEGER NOT NULL,
  start INTEGER NOT NULL,
  "end" INTEGER NOT NULL,
  level INTEGER NOT NULL DEFAULT 0,
  row INTEGER NOT NULL DEFAULT -1,
  "column" INTEGER NOT NULL DEFAULT -1,
  PRIMARY KEY (document_id, ordinal)
) STRICT, WITHOUT ROWID;

CREATE TABLE document_tag (
  document_id BLOB NOT NULL REFERENCES document (id) DEFERRABLE INITIALLY DEFERRED,
  tag TEXT NOT NULL,
  PRIMARY KEY (document_id, tag)
) STRICT, WITHOUT ROWID;

CREATE TABLE document_label (
  id BLOB NOT NULL PRIMARY KEY CHECK (length(id) = 16),
  document_id BLOB NOT NULL REFERENCES document (id) DEFERRABLE INITIALLY DEFERRED,
  name TEXT NOT NULL,
  value TEXT,
  annotator_id BLOB REFERENCES annotator (id) DEFERRABLE INITIALLY DEFERRED,
  created INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX document_label_by_document ON document_label (document_id);

CREATE TABLE entity (
  id BLOB NOT NULL PRIMARY KEY CHECK (length(id) = 16),
  type TEXT,
  name TEXT NOT NULL,
  notes TEXT,
  created INTEGER NOT NULL,
  modified INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE entity_alias (
  entity_id BLOB NOT NULL REFERENCES entity (id) DEFERRABLE INITIALLY DEFERRED,
  ordinal INTEGER NOT NULL,
  name TEXT NOT NULL,
  language TEXT,
  script TEXT,
  PRIMARY KEY (entity_id, ordinal)
) STRICT, WITHOUT ROWID;

CREATE TABLE entity_external (
  entity_id BLOB NOT NULL REFERENCES entity (id) DEFERRABLE INITIALLY DEFERRED,
  scheme TEXT NOT NULL,
  value TEXT NOT NULL,
  PRIMARY KEY (entity_id, scheme)
) STRICT, WITHOUT ROWID;

CREATE TABLE span (
  id BLOB NOT NULL PRIMARY KEY CHECK (length(id) = 16),
  document_id BLOB NOT NULL REFERENCES document (id) DEFERRABLE INITIALLY DEFERRED,
  label TEXT NOT NULL,
  entity_id BLOB REFERENCES entity (id) DEFERRABLE INITIALLY DEFERRED,
  comment TEXT,
  annotator_id BLOB REFERENCES annotator (id) DEFERRABLE INITIALLY DEFERRED,
  origin_kind INTEGER NOT NULL DEFAULT 0,
  origin_name TEXT,
  origin_version TEXT,
  origin_score REAL,
  created INTEGER NOT NULL,
  modified INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX span_by_document ON span (document_id);
CREATE INDEX span_by_entity ON span (entity_id) WHERE entity_id IS NOT NULL;

CREATE TABLE fragment (
  span_id BLOB NOT NULL REFERENCES span (id) DEFERRABLE INITIALLY DEFERRED,
  ordinal INTEGER NOT NULL,
  start INTEGER NOT NULL CHECK (start >= 0),
  "end" INTEGER NOT NULL CHECK ("end" > start),
  quote TEXT NOT NULL,
  PRIMARY KEY (span_id, ordinal)
) STRICT, WITHOUT ROWID;

CREATE TABLE span_attribute (
  span_id BLOB NOT NULL REFERENCES span (id) DEFERRABLE INITIALLY DEFERRED,
  name TEXT NOT NULL,
  value TEXT NOT NULL, -- JSON
  PRIMARY KEY (span_id, name)
) STRICT, WITHOUT ROWID;

CREATE TABLE proposition (
  id BLOB NOT NULL PRIMARY KEY CHECK (length(id) = 16),
  text TEXT NOT NULL,
  language TEXT,
  notes TEXT,
  created INTEGER NOT NULL,
  modified INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE proposition_link (
  id BLOB NOT NULL PRIMARY KEY CHECK (length(id) = 16),
  from_id BLOB NOT NULL REFERENCES proposition (id) DEFERRABLE INITIALLY DEFERRED,
  to_id BLOB NOT NULL REFERENCES proposition (id) DEFERRABLE INITIALLY DEFERRED,
  type TEXT NOT NULL,
  annotator_id BLOB REFERENCES annotator (id) DEFERRABLE INITIALLY DEFERRED,
  created INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX proposition_link_by_from ON proposition_link (from_id);
CREATE INDEX proposition_link_by_to ON proposition_link (to_id);

CREATE TABLE frame (
  id BLOB NOT NULL PRIMARY KEY CHECK (length(id) = 16),
  document_id BLOB NOT NULL REFERENCES document (id) DEFERRABLE INITIALLY DEFERRED,
  type TEXT NOT NULL,
  proposition_id BLOB REFERENCES proposition (id) DEFERRABLE INITIALLY DEFERRED,
  comment TEXT,
  annotator_id BLOB REFERENCES annotator (id) DEFERRABLE INITIALLY DEFERRED,
  origin_kind INTEGER NOT NULL DEFAULT 0,
  origin_name TEXT,
  origin_version TEXT,
  origin_score REAL,
  created INTEGER NOT NULL,
  modified INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX frame_by_document ON frame (document_id);
CREATE INDEX frame_by_proposition ON frame (proposition_id) WHERE proposition_id IS NOT NULL;

-- Who or what fills a role: exactly one of the last five columns is set.
CREATE TABLE frame_role (
  frame_id BLOB NOT NULL REFERENCES frame (id) DEFERRABLE INITIALLY DEFERRED,
  ordinal INTEGER NOT NULL,
  role TEXT NOT NULL,
  span_id BLOB REFERENCES span (id) DEFERRABLE INITIALLY DEFERRED,
  filler_frame_id BLOB REFERENCES frame (id) DEFERRABLE INITIALLY DEFERRED,
  entity_id BLOB REFERENCES entity (id) DEFERRABLE INITIALLY DEFERRED,
  filler_document_id BLOB REFERENCES document (id) DEFERRABLE INITIALLY DEFERRED,
  url TEXT,
  PRIMARY KEY (frame_id, ordinal),
  CHECK ((span_id IS NOT NULL) + (filler_frame_id IS NOT NULL) + (entity_id IS NOT NULL)
         + (filler_document_id IS NOT NULL) + (url IS NOT NULL) = 1)
) STRICT, WITHOUT ROWID;
CREATE INDEX frame_role_by_span ON frame_role (span_id) WHERE span_id IS NOT NULL;
CREATE INDEX frame_role_by_frame ON frame_role (filler_frame_id) WHERE filler_frame_id IS NOT NULL;
CREATE INDEX frame_role_by_entity ON frame_role (entity_id) WHERE entity_id IS NOT NULL;
CREATE INDEX frame_role_by_document ON frame_role (filler_document_id)
  WHERE filler_document_id IS NOT NULL;

CREATE TABLE frame_attribute (
  frame_id BLOB NOT NULL REFERENCES frame (id) DEFERRABLE INITIALLY DEFERRED,
  name TEXT NOT NULL,
  value TEXT NOT NULL, -- JSON
  PRIMARY KEY (frame_id, name)
) STRICT, WITHOUT ROWID;

CREATE TABLE assessment (
  id BLOB NOT NULL PRIMARY KEY CHECK (length(id) = 16),
  proposition_id BLOB REFERENCES proposition (id) DEFERRABLE INITIALLY DEFERRED,
  frame_id BLOB REFERENCES frame (id) DEFERRABLE INITIALLY DEFERRED,
  scale TEXT NOT NULL,
  value TEXT NOT NULL,
  note TEXT,
  annotator_id BLOB REFERENCES annotator (id) DEFERRABLE INITIALLY DEFERRED,
  created INTEGER NOT NULL,
  CHECK ((proposition_id IS NULL) <> (frame_id IS NULL))
) STRICT, WITHOUT ROWID;
CREATE INDEX assessment_by_proposition ON assessment (proposition_id)
  WHERE proposition_id IS NOT NULL;
CREATE INDEX assessment_by_frame ON assessment (frame_id) WHERE frame_id IS NOT NULL;

CREATE TABLE history (
  number INTEGER PRIMARY KEY,
  label TEXT NOT NULL,
  annotator TEXT NOT NULL,
  created INTEGER NOT NULL,
  state INTEGER NOT NULL DEFAULT 0, -- OblHistoryState
  changeset BLOB NOT NULL
) STRICT;
