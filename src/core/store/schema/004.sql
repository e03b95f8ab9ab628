-- SPDX-License-Identifier: GPL-3.0-or-later
-- A project, version 4: who is who: finding entities by any spelling, merges, and who is not the same.

-- Recorded: who became part of whom, once per entity that is gone.  Not references: whom it went into
-- may have been merged further since, or come with the record of another article.
CREATE TABLE entity_merge (
  from_id BLOB NOT NULL PRIMARY KEY CHECK (length(from_id) = 16),
  into_id BLOB NOT NULL CHECK (length(into_id) = 16),
  name TEXT NOT NULL,
  type TEXT,
  n_mentions INTEGER NOT NULL,
  annotator_id BLOB REFERENCES annotator (id) DEFERRABLE INITIALLY DEFERRED,
  created INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX entity_merge_by_into ON entity_merge (into_id);

-- Recorded: two that a person judged not to be the same.  Not references, since the record of one
-- article may bring the judgement and that of the next the other entity.
CREATE TABLE entity_distinct (
  first_id BLOB NOT NULL CHECK (length(first_id) = 16),
  second_id BLOB NOT NULL CHECK (length(second_id) = 16),
  annotator_id BLOB REFERENCES annotator (id) DEFERRABLE INITIALLY DEFERRED,
  created INTEGER NOT NULL,
  PRIMARY KEY (first_id, second_id),
  CHECK (first_id < second_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX entity_distinct_by_second ON entity_distinct (second_id);

-- Derived from entity and entity_alias: each name with its keys (core/text/obl-name-key.h).  ordinal:
-- the alias's, -1 for the preferred name.
CREATE TABLE entity_name (
  row INTEGER NOT NULL PRIMARY KEY,
  entity_id BLOB NOT NULL CHECK (length(entity_id) = 16),
  ordinal INTEGER NOT NULL,
  folded TEXT NOT NULL,
  key TEXT NOT NULL,
  compact TEXT NOT NULL,
  sounds TEXT NOT NULL,
  fingerprint TEXT NOT NULL
) STRICT;
CREATE INDEX entity_name_by_entity ON entity_name (entity_id, ordinal);
CREATE INDEX entity_name_by_folded ON entity_name (folded);
CREATE INDEX entity_name_by_compact ON entity_name (compact);
CREATE INDEX entity_name_by_fingerprint ON entity_name (fingerprint);

-- Kept from code, with the rows of entity_name: the words of keys, and any three letters of them.
CREATE VIRTUAL TABLE entity_name_words USING fts5 (
  key, sounds, content='entity_name', content_rowid='row', detail='column', prefix='1 2 3',
  tokenize="unicode61 remove_diacritics 0 categories 'L* N* M* Co'"
);
CREATE VIRTUAL TABLE entity_name_parts USING fts5 (
  compact, content='entity_name', content_rowid='row', tokenize='trigram'
);

-- Mentions of an entity by article without reading their rows; and spans by what they say, where that
-- may be a name.
DROP INDEX span_by_entity;
CREATE INDEX span_by_entity ON span (entity_id, document_id) WHERE entity_id IS NOT NULL;
CREATE INDEX fragment_by_quote ON fragment (quote) WHERE ordinal = 0 AND length(quote) <= 100;
