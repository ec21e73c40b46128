import type { Customer } from '#shared/customers/schema.ts'

/** Calls that ring, wait or have just been; a desk has two at most. */
const KEPT = 8
const last = new Map<string, readonly Customer[]>()

/** Whether a card that counts has this number, in its national form. */
export const hasNumber = ({ mergedInto, phones }: Customer, national: string): boolean =>
  mergedInto === null && phones.some(({ number }) => number === national)

/** Whose number it is was looked up while the ring was being written: the bar is painted with the name at once. */
export function rememberCallers(national: string, customers: readonly Customer[]): void {
  last.delete(national)
  last.set(national, customers)
  // The oldest in a Map is its first.
  const oldest = last.keys().next()
  if (last.size > KEPT && oldest.done !== true) last.delete(oldest.value)
}

/** Somebody else may sign in. */
export const forgetCallers = (): void => last.clear()

/** Who they were when their number was last looked up; undefined: it was not, or long ago. */
export const lastCallers = (national: string): readonly Customer[] | undefined => last.get(national)
