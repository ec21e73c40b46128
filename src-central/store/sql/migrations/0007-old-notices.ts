/** Notices are found by their age, to be ended; those that have been are no longer there. */
export const sql = `
create index doc_other_notice_at on doc_other ((doc ->> 'at')) where kind = 'notice';
`
