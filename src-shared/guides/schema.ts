import { z } from 'zod'
import { CATALOGUE_LISTS } from '../catalogues/entries.ts'
import { Words } from '../catalogues/words.ts'
import { Channel } from '../customers/schema.ts'
import { Role } from '../kernel/roles.ts'
import { storable } from '../kernel/text.ts'
import { Condition } from './condition.ts'

/** Spanish words of the chart in a slug: `¿Se puede solucionar en primer contacto?` is `primer-contacto`. */
export const StepId = z.string().regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/)
export const GuideId = z.string().regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/)

/** Under this name conditions read why a contact was ended early; no step may have it. */
export const EARLY = 'terminar-antes'

/** A way on: the first whose condition holds is taken. The last one has none. */
export const Way = z.strictObject({ when: Condition.optional(), to: StepId })
export type Way = z.infer<typeof Way>

const seconds = z.int().min(5).max(86_400)

/** Words to say to the customer, with `{variables}`. Spanish whatever the console's language: the customer hears them. */
const script = storable.trim().min(1).max(4_000)

const common = {
  id: StepId,
  /** The chart's name of it. */
  label: Words,
  /** Where the charts have it, as `P1.3`. */
  chart: z
    .string()
    .regex(/^P[1-7](?:\.\d{1,2})?$/)
    .optional(),
  /** Who does it; the advisor where it does not say. */
  role: Role.optional(),
  /** For the advisor alone, not to be said. */
  hint: Words.optional(),
}

/** What a step that a person answers has besides. A step that does not apply is passed as if it were not there. */
const answered = {
  ...common,
  script: script.optional(),
  channels: z.array(Channel).min(1).optional(),
  when: Condition.optional(),
  /** The law needs it: it is never skipped, and left early only for a reason that excuses it. */
  required: z.literal(true).optional(),
  /** Its answer stays out of logs and lists. */
  sensitive: z.literal(true).optional(),
  /** What its answer is for the registration (vocabulary.ts). */
  keeps: storable.optional(),
  /** A further request begins here (*¿algo más?*). */
  startsRequest: z.literal(true).optional(),
  /** How long the answer may take, and where the guide goes then: to a step, or to an early end. */
  timeLimit: z
    .union([z.strictObject({ seconds, to: StepId }), z.strictObject({ seconds, early: storable })])
    .optional(),
  next: z.array(Way).min(1),
}

const Option = z.strictObject({ id: storable.min(1).max(80), text: Words })
const Options = z.array(Option).min(2)
export type Option = z.infer<typeof Option>

const Field = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('choice'), options: Options }),
  z.strictObject({ type: z.literal('catalogue'), list: z.enum(CATALOGUE_LISTS) }),
  z.strictObject({ type: z.literal('text'), max: z.int().min(1).max(4_000) }),
  z.strictObject({ type: z.literal('customer') }),
  z.strictObject({ type: z.literal('form'), form: storable }),
])
export type Field = z.infer<typeof Field>

const SayStep = z.strictObject({ ...answered, kind: z.literal('say'), script })
/** Without a script it is asked of the advisor, not of the customer. */
const AskStep = z.strictObject({
  ...answered,
  kind: z.literal('ask'),
  field: Field,
  /** Of a choice the answer that is foretold; without it the first. Which stands first is for the keys. */
  usual: storable.optional(),
  optional: z.literal(true).optional(),
})
/** *¿Se puede solucionar en primer contacto?* by the checklist of the kind that step `kindFrom` answered. */
const ChecklistStep = z.strictObject({ ...answered, kind: z.literal('checklist'), kindFrom: StepId })
const ActStep = z.strictObject({
  ...answered,
  kind: z.literal('act'),
  action: storable,
  outcomes: Options.optional(),
  /** For `runProcedure`: the guide, or the step whose answer is the catalogue's procedure. */
  procedure: z.union([z.strictObject({ guide: GuideId }), z.strictObject({ from: StepId })]).optional(),
})
/** The program decides, from what is known. */
const DecideStep = z.strictObject({ ...common, kind: z.literal('decide'), next: z.array(Way).min(1) })
/** The end, and for a procedure how it ended: the answer of the step that ran it. */
const EndStep = z.strictObject({ ...common, kind: z.literal('end'), outcome: storable.min(1).max(40).optional() })

export const Step = z.discriminatedUnion('kind', [SayStep, AskStep, ChecklistStep, ActStep, DecideStep, EndStep])
export type Step = z.infer<typeof Step>
export type AskStep = z.infer<typeof AskStep>
export type ActStep = z.infer<typeof ActStep>
export type ChecklistStep = z.infer<typeof ChecklistStep>
/** A step at which the guide waits for a person. */
export type AnsweredStep = Exclude<Step, { kind: 'decide' | 'end' }>

/** *Terminar antes*: from every step to the registration, and from there on to the end. */
const EarlyEnd = z.strictObject({
  to: StepId,
  registeredTo: StepId,
  reasons: z
    .array(
      z.strictObject({
        id: storable.min(1).max(40),
        text: Words,
        disposition: storable,
        /** Nothing more can be said to the customer: it ends the contact also at a step that the law needs. */
        excusesRequired: z.boolean(),
        /** By which it can be so; by all where it does not say. */
        channels: z.array(Channel).min(1).optional(),
      }),
    )
    .min(1),
})
export type EarlyEnd = z.infer<typeof EarlyEnd>

/** A guide (*guion*): steps and the ways between them. Immutable by version. */
export const Guide = z.strictObject({
  id: GuideId,
  version: storable.min(1).max(40),
  title: Words,
  /** A contact is registered by its guide; a procedure runs within another and returns. */
  type: z.enum(['contact', 'procedure']),
  direction: z.enum(['inbound', 'outbound']),
  /** Channels for which it is made; all where it does not say. */
  channels: z.array(Channel).min(1).optional(),
  /** Every name that its scripts speak. */
  variables: z.array(storable),
  /** Whether the map goes on with the life of an escalated case. */
  escalates: z.literal(true).optional(),
  entry: StepId,
  early: EarlyEnd.optional(),
  steps: z.array(Step).min(1),
})
export type Guide = z.infer<typeof Guide>
