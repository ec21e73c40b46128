/**
 * Files of cases, in pieces. The key holds the case: a case that names the id of another's file finds nothing. What was
 * opened, by whom and when, is a row of the log.
 */
export const sql = `
create table attachment (
  case_id uuid not null,
  id uuid not null,
  size int not null,
  sha256 text not null,
  owner uuid not null,
  stored int not null default 0,
  whole_at text,
  primary key (case_id, id)
);
create table attachment_piece (
  case_id uuid not null,
  id uuid not null,
  start int not null,
  bytes bytea not null,
  primary key (case_id, id, start),
  foreign key (case_id, id) references attachment (case_id, id) on delete cascade
);
-- What is attached is compressed already.
alter table attachment_piece alter column bytes set storage external;

alter table log drop constraint log_outcome_check;
alter table log add constraint log_outcome_check check (outcome in
  ('accepted','refused','held','deposited','reused','keyRecovered','restored','attachmentOpened'));
`
