/**
 * In whose team somebody was, and who coordinated it, when they left something behind: whoever is moved or disabled
 * afterwards takes it from nobody's list. By triggers, so that a node of the version before writes it as well.
 */
export const sql = `
alter table kept_command add column team_id text, add column coordinator_id text;
alter table device add column team_id text, add column coordinator_id text;

create function answerable_for(person uuid, out team text, out coordinator text) language sql stable as $$
  select u.doc ->> 'teamId', t.doc ->> 'coordinatorId'
  from doc_user u left join doc_team t on t.id::text = u.doc ->> 'teamId' where u.id = person
$$;
create function kept_answerable() returns trigger language plpgsql as $$
begin
  select a.team, a.coordinator into new.team_id, new.coordinator_id from answerable_for(new.actor) a;
  return new;
end $$;
create function left_answerable() returns trigger language plpgsql as $$
begin
  select a.team, a.coordinator into new.team_id, new.coordinator_id from answerable_for(new.user_id) a;
  return new;
end $$;
create trigger kept_answerable before insert on kept_command for each row execute function kept_answerable();
create trigger left_answerable before update of undelivered on device for each row execute function left_answerable();

update kept_command k set (team_id, coordinator_id) = (select a.team, a.coordinator from answerable_for(k.actor) a);
update device d set undelivered = undelivered where undelivered > 0;
`
