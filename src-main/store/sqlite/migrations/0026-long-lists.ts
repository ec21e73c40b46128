/**
 * Rules that were broken and that nobody has looked at are rows of their own, so that their list is read by the page: by
 * triggers, because documents come by several ways and none may forget it. *Por corregir* is read by the group, and what waits
 * to be sent in its order.
 */
const kinds = [
  ['interaction', 'interaction'],
  ['case', '"case"'],
] as const

const openOf = (kind: string): string => `insert into open_breach (kind, document, command, rule, at)
    select '${kind}', new.id, value ->> '$.commandId', value ->> '$.rule', value ->> '$.at'
    from json_each(new.doc, '$.breaches') where new.breached = 1 and value ->> '$.reviewedBy' is null;`

export const sql = `
create table open_breach (n integer primary key, kind text not null, document text not null, command text, rule text, at text);
create index open_breach_at on open_breach (at desc, n);
create index open_breach_document on open_breach (document, kind);
${kinds
  .map(
    ([kind, table]) => `
create trigger ${kind}_breach_added after insert on ${table} when new.breached = 1 begin
  ${openOf(kind)}
end;
create trigger ${kind}_breach_changed after update on ${table} when new.breached = 1 or old.breached = 1 begin
  delete from open_breach where document = old.id and kind = '${kind}';
  ${openOf(kind)}
end;
create trigger ${kind}_breach_removed after delete on ${table} when old.breached = 1 begin
  delete from open_breach where document = old.id and kind = '${kind}';
end;
insert into open_breach (kind, document, command, rule, at)
  select '${kind}', d.id, value ->> '$.commandId', value ->> '$.rule', value ->> '$.at'
  from ${table} d, json_each(d.doc, '$.breaches') where d.breached = 1 and value ->> '$.reviewedBy' is null;`,
  )
  .join('')}
create index command_refused on command (coalesce(refused_group, id), seq) where state = 'refused';
create index command_waiting on command (recovered is null, recovered, seq)
  where state in ('queued','accepted','held','deposited');
`
