import { expect, test } from 'vitest'
import { dispositionById } from '../catalogues/dispositions.ts'
import { CivilDate, instantOf } from '../kernel/instants.ts'
import { knownFacts } from './known-facts.ts'
import { likelyDisposition } from './likely-disposition.ts'
import { everyPath, everyPlace } from './paths.ts'
import { advance, begin, currentFrame, endEarly } from './runner.ts'
import { FOLLOW_UP_GUIDE, INBOUND_GUIDE, shippedLibrary } from './shipped.ts'

const library = shippedLibrary()
const at = instantOf(Date.UTC(2026, 10, 24, 15))
const facts = knownFacts('voice', null, null, CivilDate.parse('2026-11-24'))

test('whatever way a follow-up took, its disposition is one of the catalogue', () => {
  const seen = new Set<string>()
  for (const { run } of everyPath(library, FOLLOW_UP_GUIDE)) seen.add(likelyDisposition(library, run))
  seen.delete('')
  for (const id of seen) expect(dispositionById(library.catalogue, id), id).toBeDefined()
  expect([...seen]).toEqual(
    expect.arrayContaining(['outbound.followUpInformed', 'outbound.followUpObjected', 'outbound.third.message']),
  )
})
test.each([
  ['noAnswer', 'outbound.none.noAnswer'],
  ['busy', 'outbound.none.busy'],
  ['voicemail', 'outbound.none.voicemail'],
])('a follow-up whose call comes to %s is registered as that', (outcome, disposition) => {
  const calling = [...everyPlace(library, FOLLOW_UP_GUIDE)].find(({ run }) => currentFrame(run)?.stepId === 'llama')
  if (calling === undefined) throw new Error('no way leads to the call')
  const called = advance(library, calling.run, 'llama', { kind: 'done', outcome, ref: null }, at)
  expect(called.ok && likelyDisposition(library, called.value)).toBe(disposition)
})
test('a contact that is ended early has the disposition of its reason', () => {
  const cut = endEarly(library, begin(library, INBOUND_GUIDE, facts, at), 'cut', at)
  expect(cut.ok && likelyDisposition(library, cut.value)).toBe('inbound.none.cut')
})
test('before anything was asked nothing points to a disposition', () => {
  expect(likelyDisposition(library, begin(library, INBOUND_GUIDE, facts, at))).toBe('')
})
