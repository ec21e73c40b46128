/** Which roles an author had when a command of theirs was kept: applied it is decided with those, not with the coordinator's. */
export const sql = `
alter table kept_command add column roles text;
`
