/** Cards by the import that brought them. */
export const sql = `
alter table customer add column import_id text;
create index customer_import on customer (import_id) where import_id is not null;
`
