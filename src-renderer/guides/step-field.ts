import { z } from 'zod'
import type { RequestKind } from '#shared/calendar/terms.ts'

/** Field of the contact's draft in which the answer of a step is being typed. */
export const stepField = (stepId: string, request: number | null): string => `step.${stepId}.${request ?? 0}`

export const isStepField = (field: string): boolean => field.startsWith('step.')

/** As {@link stepField} of a checklist, which is another for each kind. */
export const checklistField = (stepId: string, request: number | null, kind: RequestKind): string =>
  `${stepField(stepId, request)}.${kind}`

/** A checklist as it is being ticked, with the reasons for what is not. */
export const ChecklistTyped = z.object({ ticked: z.array(z.string()), overrides: z.record(z.string(), z.string()) })
