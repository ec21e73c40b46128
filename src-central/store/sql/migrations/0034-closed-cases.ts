/** As in 0018: without accents, in lower case, letters and digits alone. */
const PLAIN = `regexp_replace(lower(regexp_replace(normalize(
  coalesce(doc ->> 'radicado', '') || ' ' || coalesce(doc ->> 'topic', ''), NFD), '[\\u0300-\\u036f]', '', 'g')), '[^a-z0-9]+', ' ', 'g')`
const PARTS = ['$.advisorId', '$.holderId', '$.teamId', '$.entries[*].by']

/** Closed cases are found by who had part in them, or whose team's they are, and by their words. */
export const sql = `
alter table doc_case add column search tsvector generated always as (to_tsvector('simple', ${PLAIN})) stored;
alter table doc_case add column people jsonb generated always as (${PARTS.map((path) => `jsonb_path_query_array(doc, '${path}')`).join(' || ')}) stored;
create index doc_case_closed on doc_case using gin (people) with (fastupdate = off) where doc ->> 'state' = 'closed';
`
