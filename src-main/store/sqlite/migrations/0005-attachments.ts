/**
 * Files, in pieces: those added here, first in a form (`place`), then named by a command; and those of others that were
 * opened here. Nothing was ever written to the tables before these.
 */
export const sql = `
drop table attachment_piece;
drop table attachment;
create table attachment (
  id text primary key,
  own integer not null,
  place text,
  command text,
  case_id text,
  name text not null,
  type text not null,
  size integer not null,
  sha256 text,
  -- Bytes here from the beginning; ready: all of them, checked.
  stored integer not null default 0,
  ready integer not null default 0,
  -- What the centre said last; asked: since this store was opened and since the centre last went back.
  centre text not null default 'unknown' check (centre in ('unknown','lacking','whole')),
  asked integer not null default 0,
  sent integer not null default 0,
  broken integer not null default 0
) without rowid;
create index attachment_place on attachment (place) where place is not null;
create index attachment_case on attachment (case_id);
create table attachment_piece (
  attachment text not null references attachment(id) on delete cascade,
  start integer not null,
  bytes blob not null,
  primary key (attachment, start)
);
`
