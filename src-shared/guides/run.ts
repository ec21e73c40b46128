import { z } from 'zod'
import { Instant } from '../kernel/instants.ts'
import { Answer } from './answer.ts'
import { GuideId, StepId } from './schema.ts'

/** A guide in course and its step; above it in the stack the procedure that the step runs. */
export const Frame = z.strictObject({ guideId: GuideId, guideVersion: z.string(), stepId: StepId })
export type Frame = z.infer<typeof Frame>

/** Where a run stands: the guide's step first, that of the innermost procedure last. */
export const Position = z.strictObject({
  frames: z.array(Frame).min(1),
  /** Which of the contact's requests, from 0; null before the first. */
  request: z.int().min(0).nullable(),
})
export type Position = z.infer<typeof Position>

export const Entry = z.strictObject({
  stepId: StepId,
  position: Position,
  answer: Answer,
  at: Instant,
  /** Steps that were passed after it without a person's answer: decisions, and steps that did not apply. */
  passed: z.array(StepId),
})
export type Entry = z.infer<typeof Entry>

const Remembered = z.strictObject({
  stepId: StepId,
  request: Position.shape.request,
  /** Of a procedure's step: the guide's own that ran it. Drafts of earlier programs do not have it. */
  within: StepId.optional(),
  answer: Answer,
  at: Instant,
})
export type Remembered = z.infer<typeof Remembered>

/** A guide in course: a plain value, kept with the contact's draft and read back after a restart. */
export const GuideRun = z.strictObject({
  guideId: GuideId,
  guideVersion: z.string(),
  catalogueVersion: z.string(),
  /** What was last known of contact, customer and case, by the names of vocabulary.ts. No person's data. */
  facts: z.record(z.string(), z.string()),
  /** Steps passed before the first one that waited. */
  opening: z.array(StepId),
  trail: z.array(Entry),
  /** Null: the guide has ended. */
  current: Position.extend({ since: Instant }).nullable(),
  /** Answers that were gone back behind and not given again, in the order in which they were given. */
  remembered: z.array(Remembered),
})
export type GuideRun = z.infer<typeof GuideRun>
export type Facts = GuideRun['facts']
