/** Cases on which a rule was broken are listed beside contacts. */
export const sql = `
alter table "case" add column breached integer not null default 0;
update "case" set breached = 1 where exists (
  select 1 from json_each(doc, '$.breaches') where value ->> '$.reviewedBy' is null
);
create index case_breached on "case" (id) where breached = 1;
`
