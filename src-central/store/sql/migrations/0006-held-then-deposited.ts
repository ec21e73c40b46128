/**
 * A held command whose author has lost the right meanwhile is deposited when it is decided again: one row of each, not
 * one of both. The simulation over PGlite found it held for ever.
 */
export const sql = `
drop index log_waiting;
create unique index log_waiting on log (command_id, outcome) where outcome in ('held','deposited');
`
