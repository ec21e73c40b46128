/**
 * What a coordinator did with commands that were deposited or could not be applied: who, when, and why. The content of
 * one that was set aside stays here.
 */
export const sql = `
create table settled_command (
  command_id uuid not null,
  why text not null check (why in ('deposited','recovery')),
  how text not null check (how in ('applied','setAside')),
  actor uuid not null,
  body text not null,
  settled_by uuid not null,
  reason text not null,
  at text not null,
  primary key (why, command_id)
);
`
