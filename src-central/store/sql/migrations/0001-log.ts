/** The log, its one-row head, and what becomes of commands that were not applied. */
export const sql = `
create table head (
  single boolean primary key default true check (single),
  position bigint not null,
  chain text not null,
  centre uuid not null,
  epoch int not null
);

create table log (
  position bigint primary key,
  command_id uuid,
  command_sha256 text,
  actor uuid not null,
  outcome text not null check (outcome in ('accepted','refused','held','deposited','reused','keyRecovered','restored')),
  versions jsonb not null,
  received_at text not null,
  chain text not null
);
create unique index log_settled on log (command_id) where outcome in ('accepted','refused');
create unique index log_waiting on log (command_id) where outcome in ('held','deposited');
create index log_command on log (command_id);

create function log_is_append_only() returns trigger language plpgsql as $$
begin
  raise exception 'the log is append-only';
end $$;
create trigger log_append_only before update or delete on log for each row execute function log_is_append_only();

create table refusal (command_id uuid primary key, rejection text not null);
-- Bodies are text, not jsonb: what jsonb refuses (U+0000) is what they may be held for.
create table kept_command (
  command_id uuid not null,
  why text not null check (why in ('held','deposited','recovery')),
  actor uuid not null,
  store uuid not null,
  body text not null,
  rejection text,
  at text not null,
  primary key (why, command_id)
);
create index kept_command_actor on kept_command (actor) where why = 'held';

create table effect (
  id uuid primary key,
  command_id uuid not null,
  effect text not null,
  at text not null,
  done_at text,
  attempts int not null default 0,
  leased_until text
);
create index effect_waiting on effect (at) where done_at is null;

create table number_counter (single boolean primary key default true check (single), next bigint not null);
insert into number_counter (next) values (1001);
create table number_lease (from_number bigint primary key, to_number bigint not null, store text not null);

create table recovery (epoch int primary key, id uuid not null, fork bigint not null, until text not null, ended boolean not null);
create table collected_command (command_id uuid primary key, position bigint not null, actor uuid not null, store uuid not null, body text not null);

-- Heads that workstations have seen: who cuts off the tail of the log is found by them.
create table known_head (store uuid not null, position bigint not null, chain text not null, primary key (store, position));
`
