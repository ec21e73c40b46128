import { z } from 'zod'
import { REQUEST_KINDS } from '../calendar/terms.ts'
import { canonicalJson } from '../kernel/canonical-json.ts'
import { CustomerId } from '../kernel/ids.ts'
import { text } from '../kernel/text.ts'

const name = z.string().min(1).max(80)

/** What a person answered at a step. A plain value: it is part of the contact's draft. */
export const Answer = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('said') }),
  z.strictObject({ kind: z.literal('skipped') }),
  z.strictObject({ kind: z.literal('choice'), option: name }),
  z.strictObject({ kind: z.literal('text'), text: text(4_000) }),
  /** Null: nobody was identified. */
  z.strictObject({ kind: z.literal('customer'), customerId: CustomerId.nullable(), created: z.boolean() }),
  /** What was filled in is in the form's own draft; here that it was. */
  z.strictObject({ kind: z.literal('form'), values: z.record(name, z.union([z.string(), z.number(), z.boolean()])) }),
  z.strictObject({
    kind: z.literal('checklist'),
    /** Whose checklist it is: another kind's is asked anew. */
    of: z.enum(REQUEST_KINDS),
    ticked: z.array(name),
    /** Reasons by standard item that is not ticked. */
    overrides: z.record(name, z.string().max(1_000)),
    branch: z.enum(['yes', 'no']),
  }),
  /** `ref` is what came of it: a case's id, a disposition's, the medium of what was sent. */
  z.strictObject({ kind: z.literal('done'), outcome: name.nullable(), ref: name.nullable() }),
  /** The step's time was up. */
  z.strictObject({ kind: z.literal('timeout') }),
  /** Written by the runner: a procedure came to its end. */
  z.strictObject({ kind: z.literal('returned'), outcome: name }),
  /** Written by the runner: *Terminar antes*. */
  z.strictObject({ kind: z.literal('early'), reason: name }),
])
export type Answer = z.infer<typeof Answer>

/** What a procedure's end says that has no outcome of its own. */
export const DONE = 'done'
/** What a procedure's end says where the customer desisted from it. */
export const DESISTED = 'desisted'

/** An answer as conditions compare it. */
export function comparedAs(answer: Answer): string | undefined {
  switch (answer.kind) {
    case 'choice':
      return answer.option
    case 'text':
      return answer.text === '' ? undefined : answer.text
    case 'customer':
      if (answer.customerId === null) return 'nobody'
      return answer.created ? 'created' : 'found'
    case 'checklist':
      return answer.branch
    case 'done':
      return answer.outcome ?? DONE
    case 'returned':
      return answer.outcome
    case 'early':
      return answer.reason
    case 'skipped':
      return undefined
    case 'said':
    case 'form':
      return DONE
    case 'timeout':
      return 'timeout'
  }
}

/** Whether two answers say the same, in whatever order their fields are. */
export const sameAnswer = (a: Answer, b: Answer): boolean => canonicalJson(a) === canonicalJson(b)
