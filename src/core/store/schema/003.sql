-- SPDX-License-Identifier: GPL-3.0-or-later
-- A project, version 3: how an article was come by and read; its pictures; copies of one article.
--
-- New columns stand at the end of their tables: recorded changes of earlier versions still apply.

-- Frozen.  source_encoding: NULL for bytes as they are, 'zlib' for deflated ones.  source_head: what
-- the server said.  candidates: JSON, what each piece of metadata could have been.
ALTER TABLE content ADD COLUMN source_encoding TEXT;
ALTER TABLE content ADD COLUMN source_head TEXT;
ALTER TABLE content ADD COLUMN candidates TEXT;

-- Frozen: pictures, by the SHA-256 of their bytes, hexadecimal.
CREATE TABLE asset (
  sha256 TEXT NOT NULL PRIMARY KEY CHECK (length(sha256) = 64),
  media_type TEXT NOT NULL,
  bytes BLOB NOT NULL
) STRICT;

-- Frozen: signatures of the words of bodies, for finding copies (core/text/obl-minhash.h).  In a table
-- of their own: behind texts and originals each would be pages away.
CREATE TABLE content_signature (
  row INTEGER NOT NULL PRIMARY KEY,
  signature BLOB NOT NULL CHECK (length(signature) = 512)
) STRICT;

-- Derived from the signatures: where contents that may be copies meet (the first few of each band),
-- and the first content of the group that a copy belongs to.
CREATE TABLE content_band (
  band INTEGER NOT NULL,
  row INTEGER NOT NULL,
  PRIMARY KEY (band, row)
) STRICT, WITHOUT ROWID;
CREATE TABLE content_copy (
  row INTEGER NOT NULL PRIMARY KEY,
  first_row INTEGER NOT NULL,
  similarity REAL NOT NULL
) STRICT;
CREATE INDEX content_copy_by_first ON content_copy (first_row);

-- Recorded.  doubts: OblDoubt, what should be looked at before the article is relied on.  page: of a
-- paginated original, from 1.
ALTER TABLE document ADD COLUMN doubts INTEGER NOT NULL DEFAULT 0;
ALTER TABLE block ADD COLUMN page INTEGER NOT NULL DEFAULT 0;

-- Recorded: lines that a person gave another role, by the site or folder they came from.
CREATE TABLE site_line (
  site TEXT NOT NULL,
  line TEXT NOT NULL,
  role INTEGER NOT NULL,
  n_times INTEGER NOT NULL,
  PRIMARY KEY (site, line)
) STRICT, WITHOUT ROWID;
