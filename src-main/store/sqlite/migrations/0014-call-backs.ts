/** Call backs that were promised are listed by their hour until one keeps them. */
export const sql = `
alter table interaction add column call_back_at text;
update interaction set call_back_at = doc ->> '$.callBack.dueAt'
  where doc ->> '$.callBack.dueAt' is not null and doc ->> '$.callBack.keptBy' is null;
create index interaction_call_back on interaction (advisor, call_back_at) where call_back_at is not null;
`
