import { expect, test } from 'vitest'
import type { Customer } from '#shared/customers/schema.ts'
import { permissionGiven } from '#shared/guides/permission.ts'
import { advance, goBack } from '#shared/guides/runner.ts'
import { CustomerId, InteractionId } from '#shared/kernel/ids.ts'
import { instantOf } from '#shared/kernel/instants.ts'
import { draftText } from '../drafts/drafts.ts'
import { currentLibrary } from '../guides/guidebook.ts'
import { beginOutbound } from './begin.ts'
import { CONTACT_FORM, contactFromDraft } from './contact-values.ts'

const id = CustomerId.parse('00000000-0000-7000-8000-000000000001')
const customer = { id, consents: [], phones: [], emails: [] } as unknown as Customer // what a guide's facts read of one
const promised = { id: InteractionId.parse('00000000-0000-7000-8000-000000000002') }
const library = currentLibrary()

function begun(...given: Parameters<typeof beginOutbound>) {
  const typed = contactFromDraft(draftText(beginOutbound(...given), CONTACT_FORM))
  if (typed === null || typed.run === null) throw new Error('no contact led by a guide was begun')
  return { ...typed, run: typed.run, stands: typed.run.current?.frames.at(-1)?.stepId }
}

test('an outbound contact asks why before anything is dialled, and keeps the number that was clicked', () => {
  const { stands, run, caller, outreach } = begun(customer, 'voice', { number: '3105550142' })
  expect(stands).toBe('motivo-de-salida')
  expect(permissionGiven(library, run)).toBe(false)
  expect([caller?.number, outreach]).toEqual(['3105550142', null])
})

test('a number that several customers have asks first whom', () => {
  expect(begun(null, 'voice', { number: '3105550142' })).toMatchObject({ stands: 'a-quien', customerId: null })
})

test('a promised call back stands at the call: the promise is its ground', () => {
  const { stands, run, outreach } = begun(customer, 'voice', { promised })
  expect(stands).toBe('llama')
  expect(permissionGiven(library, run)).toBe(true)
  expect(outreach?.asked).toEqual({ as: 'callBack', ref: promised.id })
})

test('a permission that was gone back behind, or refused, is none', () => {
  const { run } = begun(customer, 'voice', { promised })
  const back = goBack(library, run, 'permiso', null)
  if (!back.ok) throw new Error(back.error.code)
  expect(permissionGiven(library, back.value)).toBe(false)
  const answer = { kind: 'done', outcome: 'refused', ref: null } as const
  const refused = advance(library, back.value, 'permiso', answer, instantOf(0))
  expect(refused.ok && permissionGiven(library, refused.value)).toBe(false)
  expect(refused.ok).toBe(true)
})
