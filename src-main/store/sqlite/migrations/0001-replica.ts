/** The replica's own tables: commands, confirmed documents, scopes, drafts, attachments. */
export const sql = `
create table meta (name text primary key, value text not null) without rowid;

create table command (
  seq integer primary key autoincrement,
  id text not null unique,
  name text not null,
  body text not null,
  state text not null check (state in ('queued','accepted','held','deposited','refused','resent','discarded','settled')),
  position integer,
  recovered integer,
  collected integer not null default 0,
  rejection text,
  refused_group text,
  settled_at text
);
create index command_state on command (state, seq);
create index command_position on command (position) where position is not null;
create index command_settled on command (settled_at) where settled_at is not null;

create table base (kind text not null, id text not null, version integer, schema integer, doc text, primary key (kind, id)) without rowid;
create table orphan (kind text not null, id text not null, primary key (kind, id)) without rowid;

create table scope (name text primary key, cursor text not null, generation integer not null, sweeping integer not null) without rowid;
create table membership (
  kind text not null, id text not null, scope text not null, generation integer not null,
  primary key (kind, id, scope)
) without rowid;
create index membership_scope on membership (scope, generation);
create table staged_left (scope text not null, kind text not null, id text not null, primary key (scope, kind, id)) without rowid;

create table head (position integer primary key, chain text not null, at text not null);

create table draft (contact text not null, field text not null, text text not null, updated_at text not null, primary key (contact, field)) without rowid;

create table attachment (id text primary key, size integer not null, type text not null, sha256 text not null, sent integer not null default 0) without rowid;
create table attachment_piece (attachment text not null references attachment(id) on delete cascade, offset integer not null, bytes blob not null, primary key (attachment, offset));
`
