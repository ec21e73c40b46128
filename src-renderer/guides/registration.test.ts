import i18next from 'i18next'
import { beforeAll, expect, test } from 'vitest'
import { z } from 'zod'
import { Consent } from '#shared/customers/schema.ts'
import { everyPlace } from '#shared/guides/paths.ts'
import type { GuideRun } from '#shared/guides/run.ts'
import { advance, currentFrame } from '#shared/guides/runner.ts'
import { INBOUND_GUIDE, shippedLibrary } from '#shared/guides/shipped.ts'
import { draftText, useDrafts } from '../drafts/drafts.ts'
import { beginContact } from '../interactions/begin.ts'
import { CONTACT_FORM, contactFromDraft } from '../interactions/contact-values.ts'
import { esCO } from '../language/es-CO/index.ts'
import { registrationOf, requestsIn } from './registration.ts'

const library = shippedLibrary()
const CUSTOMER = '01939e1a-0000-7000-8000-0000000000c1'
const ASKED = { id: 'outbound.excluded.asked', label: 'Pide no ser contactado' }
const TOLD = { id: 'inbound.informed', label: 'Información otorgada' }
const Said = Consent.pick({ channel: true, purpose: true, wording: true })
type Card = Parameters<typeof registrationOf>[2]['contact']['customer']

beforeAll(async () => {
  useDrafts.setState({ texts: {}, savedAt: {}, unsaved: {} })
  await i18next.init({
    lng: 'es-CO',
    interpolation: { escapeValue: false },
    resources: { 'es-CO': { translation: esCO } },
  })
})

/** The words on channels that registering such a contact dispatches, before its registration. */
function wordsOf(
  run: GuideRun | null,
  disposition: typeof ASKED,
  customer: Card,
  customerId: string | null = CUSTOMER,
) {
  const id = beginContact({ run, guided: run !== null, customerId })
  const typed = contactFromDraft(draftText(id, CONTACT_FORM))
  if (typed === null) throw new Error('the contact has no draft')
  const commands = registrationOf(
    i18next.t,
    id,
    { contact: { typed, customer }, library, run, values: {}, card: null },
    disposition,
  )
  expect(commands.at(-1)?.name).toBe('interaction.register')
  return commands.slice(0, -1).flatMap(({ name, payload }) => {
    const { channel, purpose } = z.object({ ...Said.shape, customerId: z.literal(CUSTOMER) }).parse(payload)
    return purpose === 'personalData' ? [] : [`${name.replace('customer.', '')} ${channel} ${purpose}`]
  })
}

/** An inbound contact at the question by which channels the customer may be reached. */
function askedForChannels(): GuideRun {
  for (const { run } of everyPlace(library, INBOUND_GUIDE))
    if (currentFrame(run)?.stepId === 'autorizacion-canales') return run
  throw new Error('no way leads to the channels')
}

/** The same, after their answer. */
function answered(option: string): GuideRun {
  const answer = { kind: 'choice', option } as const
  const run = advance(library, askedForChannels(), 'autorizacion-canales', answer, '2026-11-24T15:01:00.000Z')
  if (!run.ok) throw new Error(JSON.stringify(run.error))
  return run.value
}

const EVERY = ['service', 'commercial'].flatMap((purpose) =>
  ['phone', 'email', 'chat', 'sms'].map((channel) => `withdrawConsent ${channel} ${purpose}`),
)

test('who asks not to be contacted withdraws every channel for every purpose, before the contact is registered', () => {
  expect(wordsOf(null, ASKED, { consents: [] })).toEqual(EVERY)
  expect(wordsOf(null, ASKED, null)).toEqual(EVERY)
})
test('what was withdrawn before is not again, and what was granted after that is', () => {
  const word = (channel: Consent['channel'], granted: boolean): Consent =>
    Consent.parse({
      channel,
      purpose: 'commercial',
      granted,
      at: '2026-11-24T15:00:00.000Z',
      by: CUSTOMER,
      source: 's',
      wording: 'w',
    })
  const consents = [word('phone', false), word('email', false), word('email', true)]
  expect(wordsOf(null, ASKED, { consents })).toEqual(EVERY.filter((one) => one !== 'withdrawConsent phone commercial'))
})
test('who is not known withdraws nothing, and neither does another disposition', () => {
  expect(wordsOf(null, ASKED, null, null)).toEqual([])
  expect(wordsOf(null, TOLD, { consents: [] })).toEqual([])
})
test('who authorised a channel in the contact and then asks not to be contacted has that as their last word', () => {
  expect(wordsOf(answered('all'), ASKED, { consents: [] })).toEqual(EVERY)
})
test.each([
  ['all', 'recordConsent', 'recordConsent'],
  ['phone', 'recordConsent', 'withdrawConsent'],
  ['email', 'withdrawConsent', 'recordConsent'],
  ['none', 'withdrawConsent', 'withdrawConsent'],
])('asked for the channels, who answers %s has said it of each of them', (channels, phone, email) => {
  const run = answered(channels)
  const said = [`${phone} phone service`, `${email} email service`]
  expect(wordsOf(run, TOLD, { consents: [] })).toEqual(said)
  expect(wordsOf(run, TOLD, null, null)).toEqual([])
})
test('who did not answer for the channels has said nothing of them', () => {
  expect(wordsOf(askedForChannels(), TOLD, { consents: [] })).toEqual([])
})
test('the request that is registered says by which medium its document was sent', () => {
  const places = [...everyPlace(library, INBOUND_GUIDE)]
  const place = places.find(({ run }) => currentFrame(run)?.stepId === 'envia-informacion')
  if (place === undefined) throw new Error('no way leads to sending')
  const answer = { kind: 'done', outcome: 'sent', ref: 'sms' } as const
  const run = advance(library, place.run, 'envia-informacion', answer, '2026-11-24T15:01:00.000Z')
  if (!run.ok) throw new Error(run.error.code)
  expect(requestsIn(library, run.value, [])[0]).toMatchObject({ document: expect.any(String), documentBy: 'sms' })
})
