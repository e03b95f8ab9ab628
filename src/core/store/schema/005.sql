-- SPDX-License-Identifier: GPL-3.0-or-later
-- A project, version 5: knowledge bases that mentions are linked to, and kinds of mention.
--
-- New columns stand at the end of their tables: recorded changes of earlier versions still apply.

-- Recorded.  mention: OblMentionKind, how a mention speaks of its entity.
ALTER TABLE span ADD COLUMN mention INTEGER NOT NULL DEFAULT 0;

-- Finding the entity that something of a knowledge base is already.
CREATE INDEX entity_external_by_value ON entity_external (scheme, value);

-- Knowledge bases: who there is, as others have gathered it.  Frozen: a base is taken in and removed as
-- a whole, beside the history.  scheme: of its ids, "wikidata", "ftm" …
CREATE TABLE knowledge_base (
  base INTEGER PRIMARY KEY,
  name TEXT NOT NULL UNIQUE,
  scheme TEXT NOT NULL,
  source TEXT NOT NULL,
  format TEXT NOT NULL,
  n_entries INTEGER NOT NULL,
  n_names INTEGER NOT NULL,
  created INTEGER NOT NULL
) STRICT;

-- aliases: JSON, [[name, language or null] …]; external: JSON, {scheme: id}, beside the base's own.
-- Popularity (number of articles about it, or the like) ranks what is found.
CREATE TABLE knowledge_entry (
  row INTEGER PRIMARY KEY,
  base INTEGER NOT NULL,
  id TEXT NOT NULL,
  type TEXT,
  name TEXT NOT NULL,
  aliases TEXT,
  description TEXT,
  external TEXT,
  popularity INTEGER NOT NULL
) STRICT;
CREATE UNIQUE INDEX knowledge_entry_by_id ON knowledge_entry (base, id);

-- Derived from the names when a base is taken in (obl-store-knowledge-index.c).  kind: 0 whole names,
-- 1 names from a later word on, 2 names by their sound.
CREATE TABLE knowledge_key (
  base INTEGER NOT NULL,
  kind INTEGER NOT NULL,
  key TEXT NOT NULL,
  row INTEGER NOT NULL,
  popularity INTEGER NOT NULL,
  PRIMARY KEY (base, kind, key, row)
) STRICT, WITHOUT ROWID;

-- The best entries of every beginning that too many keys have to look through them at a key press.
CREATE TABLE knowledge_top (
  base INTEGER NOT NULL,
  kind INTEGER NOT NULL,
  beginning TEXT NOT NULL,
  ordinal INTEGER NOT NULL,
  row INTEGER NOT NULL,
  PRIMARY KEY (base, kind, beginning, ordinal)
) STRICT, WITHOUT ROWID;
