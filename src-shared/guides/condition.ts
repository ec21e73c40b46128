import { z } from 'zod'
import { storable } from '../kernel/text.ts'

const value = storable.min(1).max(80)
const is = { is: value }
const oneOf = { in: z.array(value).min(1) }
const known = { known: z.boolean() }

/** A test of an answer given earlier in the guide. */
const AnswerTest = z.union([
  z.strictObject({ answer: value, ...is }),
  z.strictObject({ answer: value, ...oneOf }),
  z.strictObject({ answer: value, ...known }),
])
/** A test of what is known of the contact, the customer or the case (vocabulary.ts). */
const FactTest = z.union([
  z.strictObject({ fact: value, ...is }),
  z.strictObject({ fact: value, ...oneOf }),
  z.strictObject({ fact: value, ...known }),
])
export type AnswerTest = z.infer<typeof AnswerTest>
export type FactTest = z.infer<typeof FactTest>

/** The whole language of conditions, as a guide writes it: `{ "fact": "customer.consents.phone", "is": "granted" }`. */
export type Condition =
  | AnswerTest
  | FactTest
  | { readonly all: readonly Condition[] }
  | { readonly any: readonly Condition[] }
  | { readonly not: Condition }

export const Condition: z.ZodType<Condition> = z.lazy(() =>
  z.union([
    AnswerTest,
    FactTest,
    z.strictObject({ all: z.array(Condition).min(1) }),
    z.strictObject({ any: z.array(Condition).min(1) }),
    z.strictObject({ not: Condition }),
  ]),
)

/** Where a condition reads. Undefined is unknown. */
export interface Known {
  readonly answer: (stepId: string) => string | undefined
  readonly fact: (name: string) => string | undefined
}

/** Whether a condition is true; a test of what is unknown is false, except that it is unknown. */
export function holds(condition: Condition, known: Known): boolean {
  if ('all' in condition) return condition.all.every((each) => holds(each, known))
  if ('any' in condition) return condition.any.some((each) => holds(each, known))
  if ('not' in condition) return !holds(condition.not, known)
  const found = 'answer' in condition ? known.answer(condition.answer) : known.fact(condition.fact)
  if ('known' in condition) return (found !== undefined) === condition.known
  if (found === undefined) return false
  return 'is' in condition ? found === condition.is : condition.in.includes(found)
}

/** Every test in a condition, however deep. */
export function testsWithin(condition: Condition): readonly (AnswerTest | FactTest)[] {
  if ('all' in condition) return condition.all.flatMap(testsWithin)
  if ('any' in condition) return condition.any.flatMap(testsWithin)
  return 'not' in condition ? testsWithin(condition.not) : [condition]
}

/** The values a test compares with; none where it asks whether something is known. */
export function valuesIn(test: AnswerTest | FactTest): readonly string[] {
  if ('is' in test) return [test.is]
  return 'in' in test ? test.in : []
}
