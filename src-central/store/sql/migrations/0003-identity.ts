/** Passwords, sessions and devices: what no document holds. */
export const sql = `
create table credential (
  user_id uuid primary key,
  login text not null unique,
  hash text not null,
  must_change boolean not null,
  changed_at text not null,
  failures int not null default 0,
  locked_until text
);

create table session (
  id uuid primary key,
  user_id uuid not null,
  store uuid not null,
  access_hash text not null unique,
  access_until text not null,
  refresh_hash text not null unique,
  -- The refresh token before this one: good once more for a minute, for an answer that was lost.
  previous_hash text unique,
  previous_until text,
  created_at text not null,
  revoked_at text
);
create index session_of_user on session (user_id);

create table device (
  store uuid primary key,
  user_id uuid not null,
  name text not null,
  public_key text not null,
  undelivered int not null default 0,
  seen_at text not null
);
`
