import type { Case } from '#shared/cases/schema.ts'

/** Whether a case that the centre had closed is open again here, since it was closed there. */
export const isReopened = (atCentre: Pick<Case, 'closedAt'>, here: Pick<Case, 'state' | 'entries'>): boolean =>
  here.state !== 'closed' &&
  here.entries.some(({ what, at }) => what === 'case.reopen' && (atCentre.closedAt === null || at > atCentre.closedAt))
