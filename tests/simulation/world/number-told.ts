import type { Workstation } from './workstation.ts'

/** The radicado that a customer is told. Now and then there is none left, or a copied store gives one that another gave; no draw of the schedule is spent on it. */
export function numberTold(at: Workstation): string | null {
  const number = at.takeNumber()
  if (number === null || Number(number) % 7 === 3) return null
  return Number(number) % 7 === 5 ? '900001' : number
}
