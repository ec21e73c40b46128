/**
 * The ids that a kept or collected command with files names, so that whose a file is, is looked up and not searched for in
 * the text of every such command. By the database, so that a node of the version before writes it as well.
 */
export const sql = `
create function ids_with_files(body text) returns text[] language sql immutable as $$
  select case when strpos(body, '"attachments":[{') = 0 then '{}' else
    (select coalesce(array_agg(distinct found[1]), '{}')
     from regexp_matches(body, '[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}', 'g') as found) end
$$;
alter table kept_command add column names text[] generated always as (ids_with_files(body)) stored;
alter table collected_command add column names text[] generated always as (ids_with_files(body)) stored;
create index kept_command_names on kept_command using gin (names);
create index collected_command_names on collected_command using gin (names);
`
