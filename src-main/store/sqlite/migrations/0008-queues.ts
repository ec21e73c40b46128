/** Queues have a table of their own: they are listed by name. */
export const sql = `
create table queue (n integer primary key, id text not null unique, version integer not null, schema integer not null, doc text not null);
insert into queue (id, version, schema, doc) select id, version, schema, doc from other_document where kind = 'queue';
delete from other_document where kind = 'queue';
`
