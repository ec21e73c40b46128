/** Contacts of an advisor by their day, and the cards merged into a card: first-contact resolution, *comprobada*. */
export const sql = `
create index doc_interaction_advisor on doc_interaction ((doc->>'advisorId'), opened_at desc);
create index if not exists doc_customer_merged on doc_customer ((doc->>'mergedInto')) where doc->>'mergedInto' is not null;
`
