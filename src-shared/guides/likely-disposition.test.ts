import { expect, test } from 'vitest'
import { dispositionById } from '../catalogues/dispositions.ts'
import { CivilDate, instantOf } from '../kernel/instants.ts'
import { knownFacts } from './known-facts.ts'
import { likelyDisposition } from './likely-disposition.ts'
import { everyPath } from './paths.ts'
import { begin, endEarly } from './runner.ts'
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
test('a contact that is ended early has the disposition of its reason', () => {
  const cut = endEarly(library, begin(library, INBOUND_GUIDE, facts, at), 'cut', at)
  expect(cut.ok && likelyDisposition(library, cut.value)).toBe('inbound.none.cut')
})
test('before anything was asked nothing points to a disposition', () => {
  expect(likelyDisposition(library, begin(library, INBOUND_GUIDE, facts, at))).toBe('')
})
