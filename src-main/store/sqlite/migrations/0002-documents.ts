/** One table a kind, with the columns that queries need; what this program does not know goes to other_document. */
export const sql = `
create table customer (
  n integer primary key, id text not null unique, version integer not null, schema integer not null, doc text not null,
  name text, merged_into text
);
create index customer_name on customer (name);
create index customer_merged on customer (merged_into) where merged_into is not null;
create table customer_identifier (identifier text not null, customer text not null, primary key (identifier, customer)) without rowid;
create index customer_identifier_customer on customer_identifier (customer);
create virtual table customer_search using fts5(words, tokenize='unicode61 remove_diacritics 2', prefix='2 3 4');
insert into customer_search(customer_search, rank) values ('secure-delete', 1);

create table interaction (
  n integer primary key, id text not null unique, version integer not null, schema integer not null, doc text not null,
  customer text, advisor text, state text, opened_at text, keep_until text, breached integer not null default 0
);
create index interaction_customer on interaction (customer, opened_at desc);
create index interaction_advisor on interaction (advisor, state, opened_at desc);
create index interaction_breached on interaction (opened_at desc) where breached = 1;
create index interaction_keep on interaction (keep_until) where keep_until is not null;
create virtual table interaction_search using fts5(words, tokenize='unicode61 remove_diacritics 2', prefix='2 3 4');
insert into interaction_search(interaction_search, rank) values ('secure-delete', 1);

create table "case" (
  n integer primary key, id text not null unique, version integer not null, schema integer not null, doc text not null,
  customer text, radicado text, state text, area text, holder text, advisor text, due_on text, keep_until text
);
create index case_customer on "case" (customer);
create index case_state on "case" (state, due_on);
create index case_radicado on "case" (radicado);
create index case_keep on "case" (keep_until) where keep_until is not null;

create table user (n integer primary key, id text not null unique, version integer not null, schema integer not null, doc text not null);
create table team (n integer primary key, id text not null unique, version integer not null, schema integer not null, doc text not null);

create table other_document (kind text not null, id text not null, version integer not null, schema integer not null, doc text not null, primary key (kind, id)) without rowid;

-- Kinds and counts of documents that this program could not read (requiere actualización).
create table unread (kind text not null, id text not null, primary key (kind, id)) without rowid;
`
