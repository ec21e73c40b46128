/** Refresh tokens that have had their use and their grace: whoever still comes with one has copied it. */
export const sql = `
create table spent_refresh (
  hash text primary key,
  session_id uuid not null references session (id) on delete cascade,
  at text not null
);
create index spent_refresh_session on spent_refresh (session_id, at);
`
