/** How long the centre keeps what is deleted when its time is over, in days. */
export interface Retention {
  readonly recordings: number
  /** What happened at the PBX: long enough to compare a month with that of the year before. */
  readonly events: number
}

/** † each a setting (MULTICONTACTO_RECORDING_DAYS, MULTICONTACTO_EVENT_DAYS). */
export const RETENTION: Retention = { recordings: 180, events: 400 }
