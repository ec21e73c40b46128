/**
 * What a person's screen says of them, as a lease; `since` and `version` change with the state, `lease_until` with each
 * renewal. `forced_*`: a coordinator's word that the screen has not taken up yet.
 */
export const sql = `
create table phone_presence (
  user_id uuid primary key,
  state text not null,
  reason text,
  next text,
  since timestamptz not null,
  version bigint not null,
  lease_until timestamptz not null,
  forced_state text,
  forced_by uuid,
  forced_reason text
);
`
