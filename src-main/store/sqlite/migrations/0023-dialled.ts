/** The numbers that one called last are kept beside their contacts: a short list, read again at each of them. */
export const sql = `
alter table interaction add column dialled text;
update interaction set dialled = doc ->> '$.call.number'
  where doc ->> '$.direction' = 'outbound' and doc ->> '$.call.number' is not null
    and exists (select 1 from json_each(doc, '$.call.entries') where value ->> '$.kind' = 'dialled');
create index interaction_dialled on interaction (advisor, opened_at desc, dialled) where dialled is not null;
`
