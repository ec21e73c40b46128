/** An import's cards, and the cards that others were joined to, by an index of their own. */
export const sql = `
create index doc_customer_import on doc_customer ((doc #>> '{import,id}')) where doc #>> '{import,id}' is not null;
create index doc_customer_merged on doc_customer ((doc ->> 'mergedInto')) where doc ->> 'mergedInto' is not null;
`
