import type { Case } from '#shared/cases/schema.ts'
import type { Answer } from '#shared/guides/answer.ts'
import type { GuideLibrary } from '#shared/guides/library.ts'
import type { GuideRun } from '#shared/guides/run.ts'
import type { CurrentStep } from '#shared/guides/view.ts'
import type { ContactTyped } from '../interactions/contact-values.ts'
import type { GuidedContactState } from './use-guided-contact.ts'

/** What every kind of step is shown with. */
export interface StepProps {
  readonly id: string
  readonly contact: GuidedContactState
  readonly library: GuideLibrary
  readonly run: GuideRun
  readonly current: CurrentStep
  /** The case whose answer the contact tells, in a follow-up. */
  readonly followed: Case | null
  readonly values: Readonly<Record<string, string | undefined>>
}

/** Answers the step; `change` is kept with it. */
export type GiveAnswer = (answer: Answer, change?: Partial<ContactTyped>) => void
