/**
 * Commands that were applied with a time that lay ahead of the centre's when they came: for the coordinator of their author's
 * team as of then. What they say stands in the documents; here are the two times alone.
 */
export const sql = `
create table command_ahead (
  command_id uuid primary key,
  actor uuid not null,
  name text not null,
  at text not null,
  received_at text not null,
  team_id text,
  coordinator_id text
);
create index command_ahead_in_order on command_ahead (received_at, command_id);
create trigger ahead_answerable before insert on command_ahead for each row execute function kept_answerable();
`
