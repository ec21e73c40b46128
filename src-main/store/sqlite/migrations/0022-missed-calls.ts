/** Calls that nobody answered are listed until one calls back. What stands here already is judged by what its call says. */
export const sql = `
alter table interaction add column missed_at text;
update interaction set missed_at = opened_at
  where doc ->> '$.direction' = 'inbound' and state = 'open' and doc ->> '$.call.number' is not null
    and doc ->> '$.call.consults' is null
    and case when doc ->> '$.callBack.dueAt' is not null then doc ->> '$.callBack.keptBy' is null
      else exists (select 1 from json_each(doc, '$.call.entries') where value ->> '$.kind' in ('abandoned', 'left', 'lost'))
        and not exists (select 1 from json_each(doc, '$.call.entries')
          where value ->> '$.kind' in ('answered', 'connected', 'retaken', 'voicemail')) end;
create index interaction_missed on interaction (missed_at desc) where missed_at is not null;
`
