/** What each bridge said last is looked for over all that is kept, at every start and at midnight: few rows among millions. */
export const sql = `
create index pbx_event_bridge on pbx_event ((body ->> 'pbx'), at)
  where body ->> 'type' in ('bridgeConnected', 'bridgeDisconnected');
`
