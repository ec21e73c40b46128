/**
 * Closed cases are listed by whose they were: a row for everybody who had part in one and for its team, by triggers, because
 * documents come by several ways and none may forget it.
 */
const whose = (row: string): string => `insert into closed_case (who, n)
    select who, ${row}.n from (
      select ${row}.advisor as who union select ${row}.holder union select ${row}.doc ->> '$.teamId'
      union select value ->> '$.by' from json_each(${row}.doc, '$.entries')
    ) where who is not null and ${row}.state = 'closed'`

export const sql = `
alter table "case" add column closed_at text;
update "case" set closed_at = doc ->> '$.closedAt' where state = 'closed';
create index case_closed on "case" (closed_at desc, id) where state = 'closed';

create table closed_case (who text not null, n integer not null, primary key (who, n)) without rowid;
create index closed_case_n on closed_case (n);
insert into closed_case (who, n)
  select who, n from (
    select advisor as who, n from "case" where state = 'closed' union select holder, n from "case" where state = 'closed'
    union select doc ->> '$.teamId', n from "case" where state = 'closed'
    union select value ->> '$.by', c.n from "case" c, json_each(c.doc, '$.entries') where c.state = 'closed'
  ) where who is not null;

create trigger case_closed_added after insert on "case" when new.state = 'closed' begin
  ${whose('new')};
end;
create trigger case_closed_changed after update on "case" when new.state = 'closed' or old.state = 'closed' begin
  delete from closed_case where n = old.n;
  ${whose('new')};
end;
create trigger case_closed_removed after delete on "case" when old.state = 'closed' begin
  delete from closed_case where n = old.n;
end;
`
