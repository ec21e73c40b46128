/**
 * The customers' legal counters, and the register of excluded numbers (Ley 2300 de 2023). A list is loaded in pieces
 * beside the one in force, which holds until the new one is whole.
 */
export const sql = `
create table doc_customer_contacts (id uuid primary key, version int not null, schema int not null, doc jsonb not null);
create table excluded_list (
  id uuid primary key,
  as_of text not null,
  source text not null,
  loaded_at text not null,
  loaded_by uuid not null,
  numbers int,
  in_force boolean not null default false
);
create unique index excluded_list_in_force on excluded_list (in_force) where in_force;
create table excluded_number (
  list uuid not null references excluded_list (id) on delete cascade,
  number text collate "C" not null,
  primary key (list, number)
);
`
