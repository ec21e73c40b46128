import { expect, test } from 'vitest'
import { instantOf } from '../kernel/instants.ts'
import { keptOf } from './kept.ts'
import { likelyDisposition } from './likely-disposition.ts'
import { everyPlace } from './paths.ts'
import { advance, currentFrame } from './runner.ts'
import { INBOUND_GUIDE, shippedLibrary } from './shipped.ts'

const library = shippedLibrary()
const at = instantOf(Date.UTC(2026, 10, 24, 15))

/** Where a call goes on after such an answer within a procedure, and what its contact would be registered as. */
function after(stepId: string, option: string) {
  for (const { run, supposed } of everyPlace(library, INBOUND_GUIDE)) {
    if (currentFrame(run)?.stepId !== stepId || supposed.get('contact.channel') !== 'voice') continue
    const facts = Object.fromEntries(
      [...supposed].flatMap(([fact, value]) => (value === undefined ? [] : [[fact, value]])),
    )
    const moved = advance(library, run, stepId, { kind: 'choice', option }, at, facts)
    if (!moved.ok) throw new Error(JSON.stringify(moved.error))
    const next = currentFrame(moved.value)?.stepId ?? ''
    const said = next.startsWith('evento-') || next.startsWith('datos-')
    const on = said ? advance(library, moved.value, next, { kind: 'said' }, at, facts) : moved
    if (!on.ok) throw new Error(JSON.stringify(on.error))
    const { branch } = keptOf(library, on.value).requests[0] ?? { branch: null }
    return { to: currentFrame(on.value)?.stepId, disposition: likelyDisposition(library, on.value), branch }
  }
  throw new Error(`no way leads to ${stepId}`)
}

test.each([
  ['desists from an update', 'datos-confirma', 'desists'],
  ['declines the waiting list', 'evento-lista-de-espera', 'no'],
  ['is told that sign-up is closed', 'evento-cupo', 'closed'],
])('a customer who %s is not escalated, and nothing was carried out', (_, stepId, option) => {
  expect(after(stepId, option)).toMatchObject({ to: 'algo-mas', disposition: 'inbound.informed' })
})
test('what was carried out is registered as that', () => {
  expect(after('datos-confirma', 'correct')).toMatchObject({ to: 'algo-mas', disposition: 'inbound.procedureDone' })
})
test('what could not be done is escalated', () => {
  expect(after('datos-identidad', 'notVerified')).toMatchObject({ to: 'escala' })
})
test.each([
  ['was carried out', 'datos-confirma', 'correct', 'yes'],
  ['was answered with words alone', 'evento-cupo', 'closed', 'yes'],
  ['its customer desisted from', 'datos-confirma', 'desists', null],
  ['its customer declined to wait for', 'evento-lista-de-espera', 'no', null],
  ['could not be done', 'datos-identidad', 'notVerified', 'yes'],
])('at first contact, a request that %s', (_, stepId, option, branch) => {
  // The last is a no once it is escalated, which is the step that it is at.
  expect(after(stepId, option)).toMatchObject({ branch })
})
