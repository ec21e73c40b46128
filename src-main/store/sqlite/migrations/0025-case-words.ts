/**
 * Cases are found by their radicado, their topic, and the name and numbers of whose they are. A customer is written apart
 * from their cases and as often before as after them, so the database itself keeps these words.
 */
export const sql = `
create view case_words as
  select c.n as n, coalesce(c.radicado, '') || ' ' || coalesce(c.doc ->> '$.topic', '') || ' ' || coalesce(u.name, '') || ' ' ||
    coalesce((select group_concat(value ->> '$.number', ' ') from json_each(u.doc, '$.identifiers')), '') as words
  from "case" c left join customer u on u.id = c.customer;
create virtual table case_search using fts5(words, tokenize='unicode61 remove_diacritics 2', prefix='2 3 4');
insert into case_search(case_search, rank) values ('secure-delete', 1);
insert into case_search (rowid, words) select n, words from case_words;

-- The trays in their order, and all that they ask of a case: thousands are counted without reading one of them.
create index case_open on "case" (due_on, id, state, area, holder, advisor) where state <> 'closed';

create trigger case_worded after insert on "case" begin
  insert into case_search (rowid, words) select n, words from case_words where n = new.n;
end;
create trigger case_reworded after update on "case" begin
  update case_search set words = (select words from case_words where n = new.n)
    where rowid = new.n and words is not (select words from case_words where n = new.n);
end;
create trigger case_unworded after delete on "case" begin
  delete from case_search where rowid = old.n;
end;

create trigger customer_words_of_cases after insert on customer begin
  update case_search set words = (select words from case_words where n = case_search.rowid)
    where rowid in (select n from "case" where customer = new.id);
end;
create trigger customer_other_words_of_cases after update on customer
when new.name is not old.name or new.doc -> '$.identifiers' is not old.doc -> '$.identifiers' begin
  update case_search set words = (select words from case_words where n = case_search.rowid)
    where rowid in (select n from "case" where customer = new.id);
end;
create trigger customer_no_words_of_cases after delete on customer begin
  update case_search set words = (select words from case_words where n = case_search.rowid)
    where rowid in (select n from "case" where customer = old.id);
end;
`
