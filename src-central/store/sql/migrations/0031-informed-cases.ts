/** Cases that were told to their customer are looked through every hour: few of all that are kept. */
export const sql = `
create index doc_case_informed on doc_case (id) where doc ->> 'state' = 'informed';
`
