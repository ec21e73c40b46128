/** What an advisor had written of a call that went on to a colleague, for a day: the draft that only their console had. */
export const sql = `
create table given_contact (
  call uuid primary key,
  given_by uuid not null,
  -- Which of those who had the call one after the other has given it.
  turn integer not null,
  at bigint not null,
  form text not null
);
`
