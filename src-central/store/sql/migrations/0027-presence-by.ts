/** Who brought about the state that somebody is in, where it was not themself, and why: a coordinator's word that their screen took up. */
export const sql = `
alter table phone_presence add column set_by uuid, add column set_reason text;
`
