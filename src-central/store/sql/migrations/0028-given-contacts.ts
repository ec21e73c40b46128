/**
 * What an advisor had written of a call that went on to a colleague, for a day: the draft that only their console had, with
 * the answers of sensitive steps in it, and so sealed.
 */
export const sql = `
create table given_contact (
  call uuid primary key,
  given_by uuid not null,
  -- Which of those who had the call one after the other has given it.
  turn integer not null,
  at bigint not null,
  -- Names the key that this text alone is sealed with.
  seal uuid not null,
  sealed bytea not null
);
`
