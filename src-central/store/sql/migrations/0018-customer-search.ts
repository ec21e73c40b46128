/** Words without accents, in lower case, parted by spaces: letters and digits alone. Immutable, so that a column can hold it. */
const PLAIN = (text: string) =>
  `regexp_replace(lower(regexp_replace(normalize(${text}, NFD), '[\\u0300-\\u036f]', '', 'g')), '[^a-z0-9]+', ' ', 'g')`
const ALL = (path: string) => `coalesce(jsonb_path_query_array(doc, '${path}')::text, '')`
const FIELD = (name: string) => `coalesce(doc ->> '${name}', '')`
const WORDS = [
  FIELD('name'),
  ALL('$.identifiers[*].number'),
  ALL('$.phones[*].number'),
  ALL('$.emails[*]'),
  FIELD('city'),
  FIELD('notes'),
].join(" || ' ' || ")

/**
 * Customers are found by the beginning of any word, and by any of many numbers, each by an index.
 * Without GIN's pending list: five hundred numbers were held against each of its entries one by one, for seconds.
 */
export const sql = `
alter table doc_customer add column search tsvector generated always as (to_tsvector('simple', ${PLAIN(WORDS)})) stored;
alter table doc_customer add column numbers jsonb generated always as (jsonb_path_query_array(doc, '$.identifiers[*].number')) stored;
create index doc_customer_search on doc_customer using gin (search) with (fastupdate = off);
create index doc_customer_numbers on doc_customer using gin (numbers) with (fastupdate = off);
alter table doc_customer drop column words;
`
