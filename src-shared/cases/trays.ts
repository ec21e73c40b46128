import { z } from 'zod'

/** Seguimiento: open cases by what is asked of whoever looks. */
export const CaseTray = z.enum(['mine', 'area', 'waiting', 'answered', 'today', 'overdue', 'all'])
export type CaseTray = z.infer<typeof CaseTray>
