import { beforeEach, expect, test } from 'vitest'
import { dispositionById } from '#shared/catalogues/dispositions.ts'
import { shippedLibrary } from '#shared/guides/shipped.ts'
import { Instant } from '#shared/kernel/instants.ts'
import { useDrafts } from '../drafts/drafts.ts'
import { beginContact, blankRequest } from './begin.ts'
import type { ContactTyped } from './contact-values.ts'
import { NOTHING_ASKED } from './disposition-typed.ts'
import { draftedContact } from './drafted-contacts.ts'
import { registrable } from './lacking.ts'

const { catalogue } = shippedLibrary()
const AT = Instant.parse('2026-11-24T15:00:00.000Z')
const request = { ...blankRequest(), kind: 'consulta' as const, topic: 'Tasas y plazos', text: 'Pregunta la tasa' }

beforeEach(() => useDrafts.setState({ texts: {}, savedAt: {}, unsaved: {} }))

const lacks = (change: Partial<ContactTyped>) => {
  const typed = draftedContact(beginContact({ guided: false, requests: [request], ...change }))
  if (typed === undefined) throw new Error('the contact has no draft')
  return registrable(catalogue, typed, AT)
}

test('a promised call back is not registered without its day and hour, which must be to come', () => {
  const dispositionId = 'outbound.callBack'
  expect(dispositionById(catalogue, dispositionId)?.requires.date).toBe('dateTime')
  expect(lacks({ dispositionId }).asked).toEqual(['disposition.lacksDateTime'])
  expect(lacks({ dispositionId, asked: { ...NOTHING_ASKED, dueAt: '2026-11-24T09:00' } }).asked).toEqual([
    'disposition.inPast',
  ])
  const whole = lacks({ dispositionId, asked: { ...NOTHING_ASKED, dueAt: '2026-11-25T09:00' } })
  expect(whole).toMatchObject({ fields: [], asked: [] })
  // With its edition: decide checks it by that.
  expect(whole.disposition).toMatchObject({
    dueAt: '2026-11-25T14:00:00.000Z',
    catalogue: catalogue.version,
    topic: request.topic,
  })
})

test('a SI that no checklist stands behind is not registered', () => {
  const dispositionId = 'inbound.informed'
  expect(lacks({ dispositionId, requests: [{ ...request, branch: 'yes' }] }).fields).toEqual(['branch.0'])
  expect(lacks({ dispositionId, requests: [{ ...request, branch: 'yes', decidedAt: AT }] }).fields).toEqual([])
})

test('what a request lacks is named by its field, and the disposition last', () => {
  expect(lacks({ requests: [{ ...blankRequest(), text: 'Algo' }] })).toEqual({
    disposition: null,
    fields: ['kind.0', 'topic.0', 'disposition'],
    asked: [],
  })
})
