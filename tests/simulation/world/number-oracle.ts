import type { Outcome } from './outcome.ts'

/*
 * What must hold of radicados after any run, told again in this file's own words. It shares no code with the product.
 */

interface NumberedCase {
  readonly id: string
  readonly radicado: string | null
  readonly breaches: readonly { readonly rule: string; readonly told?: string | null }[]
}

/** Every case has a number and none has another's; one that a customer was told is its case's, or a coordinator knows. */
export function numberFaults({ state, told }: Outcome): string[] {
  const cases = [...state.documents.values()]
    .filter((one) => one.kind === 'case')
    .map((one) => one.doc as unknown as NumberedCase) // plain JSON
  const owners = Map.groupBy(cases, (one) => one.radicado)
  const without = (owners.get(null) ?? []).map((one) => `the case ${one.id} has no number`)
  const twice = [...owners].filter(([number, all]) => number !== null && all.length > 1)
  const said = new Map(
    told
      .filter(({ body }) => body.name === 'case.escalate')
      .map(({ body }) => body.payload as { caseId: string; radicado: string | null }) // as acts.ts made them
      .map(({ caseId, radicado }) => [caseId, radicado]),
  )
  const changed = cases.filter((one) => {
    const number = said.get(one.id) ?? null
    const known = one.breaches.some(({ rule, told }) => rule === 'case.numberTaken' && told === number)
    return number !== null && one.radicado !== number && !known
  })
  return [
    ...without,
    ...twice.map(([number, all]) => `${all.length} cases have the number ${number}`),
    ...changed.map((one) => `the case ${one.id} was told another number, and nobody knows`),
  ]
}
