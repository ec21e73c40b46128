const table = (name: string, columns = '') => `
create table ${name} (id uuid primary key, version int not null, schema int not null, doc jsonb not null${columns});`

/** Letters without accents and in lower case, so that a search finds either spelling; immutable, unlike unaccent(). */
const PLAIN = (expression: string) => `translate(lower(${expression}), 'áéíóúüñ', 'aeiouun')`

/** One table a kind, with the columns that queries need; a kind that this program does not know goes to doc_other. */
export const sql = `
${table('doc_user')}
${table('doc_team')}
${table(
  'doc_customer',
  `,
  words text generated always as (${PLAIN("coalesce(doc->>'name','') || ' ' || coalesce(doc->>'identifiers','') || ' ' || coalesce(doc->>'phones','') || ' ' || coalesce(doc->>'emails','')")}) stored`,
)}
${table(
  'doc_interaction',
  `,
  customer_id text generated always as (doc->>'customerId') stored,
  opened_at text generated always as (doc->>'openedAt') stored`,
)}
create index doc_interaction_customer on doc_interaction (customer_id, opened_at desc);
${table(
  'doc_case',
  `,
  customer_id text generated always as (doc->>'customerId') stored,
  radicado text generated always as (doc->>'radicado') stored`,
)}
create index doc_case_customer on doc_case (customer_id);
create index doc_case_radicado on doc_case (radicado);
${table('doc_case_number')}
create table doc_other (kind text not null, id uuid not null, version int not null, schema int not null, doc jsonb not null, primary key (kind, id));

create table feed (
  scope text not null,
  kind text collate "C" not null,
  id text collate "C" not null,
  position bigint not null,
  state text not null check (state in ('present','left')),
  primary key (scope, kind, id)
);
create index feed_position on feed (scope, position, kind, id);
`
