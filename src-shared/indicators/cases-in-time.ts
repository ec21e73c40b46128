import { bogotaDate } from '../calendar/civil-date.ts'
import type { Case, Clock } from '../cases/schema.ts'
import type { CivilDate } from '../kernel/instants.ts'
import { instantOf } from '../kernel/instants.ts'
import { type Measured, measured, type Period } from './measured.ts'

/**
 * Casos en término, two numbers: answered by the area's due date, and informed by the customer's, each ÷ cases whose date
 * of that clock fell in the period and has passed, or which were done before it. Business days are in the clocks already.
 * What the customer desisted from asks nobody for an answer and is in neither.
 * @param today civil date: a case that is due today and not done is not late yet
 */
export function casesInTime(
  cases: readonly Case[],
  period: Period,
  today: CivilDate,
): { readonly answered: Measured; readonly informed: Measured } {
  const asked = cases.filter(({ entries }) => !entries.some(({ what }) => what === 'case.withdraw'))
  const [from, last] = [bogotaDate(instantOf(period.from)), bogotaDate(instantOf(period.to - 1))]
  const count = (id: 'casesAnsweredInTime' | 'casesInformedInTime', clockOf: (one: Case) => Clock) => {
    const due = asked.map(clockOf).filter(({ dueOn }) => dueOn >= from && dueOn <= last)
    const done = due.filter((clock) => clock.state === 'stopped')
    const open = due.filter((clock) => clock.state !== 'stopped')
    // A paused clock has no date until it runs again.
    const paused = open.filter((clock) => clock.state === 'paused').length
    const late = open.filter((clock) => clock.state === 'running' && clock.dueOn < today).length
    const inTime = done.filter((clock) => clock.state === 'stopped' && clock.stoppedOn <= clock.dueOn).length
    return measured(id, 'share', [inTime, done.length + late], period, {
      notYetDue: open.length - late - paused,
      pausedClocks: paused,
    })
  }
  return {
    answered: count('casesAnsweredInTime', ({ clocks }) => clocks.area),
    informed: count('casesInformedInTime', ({ clocks }) => clocks.customer),
  }
}
