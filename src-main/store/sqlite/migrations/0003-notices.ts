/** Notices have a table of their own: they are listed, and leave after their month. */
export const sql = `
create table notice (
  n integer primary key, id text not null unique, version integer not null, schema integer not null, doc text not null,
  at text, keep_until text
);
create index notice_at on notice (at);
create index notice_keep on notice (keep_until) where keep_until is not null;
insert into notice (id, version, schema, doc, at, keep_until)
  select id, version, schema, doc, doc ->> '$.at', strftime('%Y-%m-%dT%H:%M:%fZ', doc ->> '$.at', '+30 days')
  from other_document where kind = 'notice';
delete from other_document where kind = 'notice';
`
