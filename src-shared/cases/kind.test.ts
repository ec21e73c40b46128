import { expect, test } from 'vitest'
import { shiftBusinessDays } from '../calendar/business-days.ts'
import type { RequestKind } from '../calendar/terms.ts'
import { defaultCatalogue } from '../catalogues/shipped.ts'
import { testCase } from './case.test-data.ts'
import { clocksFrom } from './clocks.ts'
import { withKind } from './kind.ts'
import { termsOf } from './terms.ts'

const terms = (kind: RequestKind) => termsOf(defaultCatalogue(), 'credito', kind)
const escalated = (kind: RequestKind, clocks = clocksFrom(terms(kind), '2026-10-30T15:00:00.000Z')) =>
  testCase({ kind, clocks, escalatedAt: '2026-10-30T15:00:00.000Z' })

test('a case that was always of the other kind has the same due dates', () => {
  for (const [from, to] of [
    ['consulta', 'queja'],
    ['queja', 'consulta'],
  ] as const)
    expect(withKind(escalated(from), to, defaultCatalogue)).toEqual(escalated(to))
})
test('an extension is cut to what the new kind’s term allows', () => {
  const queja = escalated('queja')
  const { customer } = queja.clocks
  const dueOn = shiftBusinessDays(customer.dueOn, 15)
  const extended = { ...queja, clocks: { ...queja.clocks, customer: { ...customer, dueOn, extendedBy: 15 } } }
  const consulta = escalated('consulta').clocks.customer
  const { clocks } = withKind(extended, 'consulta', defaultCatalogue)
  // At most the double of the term (Ley 1755 de 2015, artículo 14).
  expect(clocks.customer).toMatchObject({ extendedBy: 10, dueOn: shiftBusinessDays(consulta.dueOn, 10) })
})
test('what is paused keeps the difference in its days left, what stopped stays', () => {
  const { area, customer } = clocksFrom(terms('consulta'), '2026-10-30T15:00:00.000Z')
  const paused = { state: 'paused', from: area.from, dueOn: area.dueOn, daysLeft: 2 } as const
  const stopped = {
    state: 'stopped',
    from: customer.from,
    dueOn: customer.dueOn,
    stoppedOn: customer.from,
    daysLeft: 9,
  } as const
  const { clocks } = withKind(escalated('consulta', { area: paused, customer: stopped }), 'queja', defaultCatalogue)
  expect(clocks.area).toMatchObject({ state: 'paused', daysLeft: 5 })
  expect(clocks.customer).toEqual(stopped)
})
