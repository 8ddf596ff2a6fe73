import { SEARCHED_PARTS } from '../../shared/model/project.ts';

/**
 * The tables of the index. `words` has a column for each part that is searched and keeps no text of its own; its rows
 * have the numbers of `places`. Words come to it cut and folded by `search-words.ts`, and its own cutting, at what is no
 * letter or digit of ASCII, then changes nothing.
 */
export const SCHEMA = `
  CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
  CREATE TABLE files (
    no INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE, size INTEGER NOT NULL, modified REAL NOT NULL,
    sha256 TEXT, entry TEXT, problem TEXT
  );
  CREATE TABLE speakers (
    no INTEGER NOT NULL, id TEXT NOT NULL, name TEXT NOT NULL, key TEXT NOT NULL, entry TEXT NOT NULL,
    PRIMARY KEY (no, id)
  ) WITHOUT ROWID;
  CREATE INDEX speakers_by_key ON speakers (key);
  CREATE TABLE quotes (
    no INTEGER NOT NULL, n INTEGER NOT NULL, speaker TEXT, entry TEXT NOT NULL, PRIMARY KEY (no, n)
  ) WITHOUT ROWID;
  CREATE TABLE claims (
    no INTEGER NOT NULL, n INTEGER NOT NULL, speaker TEXT, entry TEXT NOT NULL, PRIMARY KEY (no, n)
  ) WITHOUT ROWID;
  CREATE TABLE places (
    id INTEGER PRIMARY KEY, part TEXT NOT NULL, record TEXT, text TEXT NOT NULL, start INTEGER NOT NULL,
    in_one_piece INTEGER NOT NULL, speaker TEXT, unchecked INTEGER NOT NULL
  );
  CREATE VIRTUAL TABLE words USING fts5(
    ${SEARCHED_PARTS.join(', ')}, content = '', contentless_delete = 1, tokenize = 'ascii'
  );
`;

/** Raised with every change of the tables, of `indexEntryOf` or of `tokensOf`: an index of another version is built anew. */
export const SCHEMA_VERSION = 1;
