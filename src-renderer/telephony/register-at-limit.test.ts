import i18next from 'i18next'
import { beforeAll, beforeEach, expect, test } from 'vitest'
import { allDispositions } from '#shared/catalogues/dispositions.ts'
import type { Console } from '#shared/console/contract.ts'
import { keptOf } from '#shared/guides/kept.ts'
import { everyPlace } from '#shared/guides/paths.ts'
import type { GuideRun } from '#shared/guides/run.ts'
import { currentFrame } from '#shared/guides/runner.ts'
import { INBOUND_GUIDE, shippedLibrary } from '#shared/guides/shipped.ts'
import { InteractionId } from '#shared/kernel/ids.ts'
import { openDrafts, putDraft, useDrafts } from '../drafts/drafts.ts'
import { beginContact, blankRequest } from '../interactions/begin.ts'
import { draftedContact } from '../interactions/drafted-contacts.ts'
import { esCO } from '../language/es-CO/index.ts'
import { registerAtLimit } from './register-at-limit.ts'

const library = shippedLibrary()
const CALL = InteractionId.parse('01939e1a-0000-7000-8000-00000000000c')
const CUSTOMER = '01939e1a-0000-7000-8000-0000000000c1'
const DISPOSITION = 'inbound.informed'

/** A console whose store refuses one command, if any. */
async function consoleThat({ refuses = '' } = {}) {
  const given: [string, unknown][] = []
  const console = {
    call: () => Promise.resolve({ ok: true, value: { state: 'written', updatedAt: null } }),
    query: (name: string) =>
      Promise.resolve(
        name === 'drafts.all' ? [] : name === 'customers.get' ? { doc: { name: 'Textiles del Valle' } } : null,
      ),
    watchSession: (show: (session: unknown) => void) => {
      show({ state: 'locked', person: { name: 'Marta' } })
      return () => {}
    },
    dispatch: (name: string, payload: unknown) => {
      if (name === refuses) return Promise.resolve({ ok: false, error: { code: 'session.locked' } })
      given.push([name, payload])
      return Promise.resolve({ ok: true, value: {} })
    },
  } as unknown as Console // what a registration asks of one
  await openDrafts(console)
  return { console, given, of: (verb: string) => given.filter(([name]) => name === verb).map(([, one]) => one) }
}

/** A contact at *Motivo del contacto*, whose customer was asked for the treatment of their data. */
function asked(authorisation: string): GuideRun {
  for (const { run } of everyPlace(library, INBOUND_GUIDE))
    if (currentFrame(run)?.stepId === 'motivo' && keptOf(library, run).authorisation === authorisation) return run
  throw new Error(`no way leads to ${authorisation}`)
}

beforeAll(async () => {
  await i18next.init({
    lng: 'es-CO',
    interpolation: { escapeValue: false },
    resources: { 'es-CO': { translation: esCO } },
  })
})
beforeEach(() => useDrafts.setState({ texts: {}, savedAt: {}, unsaved: {} }))

test.each([
  ['granted', 'customer.recordConsent'],
  ['refused', 'customer.withdrawConsent'],
])(
  'at the limit the customer’s word on their data, %s, is recorded in the words it was asked in',
  async (word, name) => {
    const { console, given, of } = await consoleThat()
    beginContact({ run: asked(word), customerId: CUSTOMER }, CALL)
    await registerAtLimit(console, CALL, DISPOSITION)
    const personalData = { customerId: CUSTOMER, purpose: 'personalData' }
    expect(of(name)).toContainEqual(expect.objectContaining(personalData))
    expect(JSON.stringify(of(name))).toContain('Textiles del Valle')
    expect(given.at(-1)).toMatchObject(['interaction.register', { disposition: { id: DISPOSITION } }])
    expect(draftedContact(CALL)).toBeUndefined()
  },
)

test('at the limit the words that were being typed are registered with the notes', async () => {
  const { console, of } = await consoleThat()
  beginContact({ run: asked('granted'), customerId: CUSTOMER, notes: 'Llama desde Cali' }, CALL)
  putDraft(CALL, 'step.motivo.0', 'El desembolso no ha')
  await registerAtLimit(console, CALL, DISPOSITION)
  expect(of('interaction.addNote')).toMatchObject([
    { text: 'Llama desde Cali\nMotivo del contacto: El desembolso no ha' },
  ])
})

test('at the limit a request of a form that was not classified yet is kept in the note', async () => {
  const { console, of } = await consoleThat()
  const whole = { ...blankRequest(), kind: 'consulta' as const, topic: 'Garantías', text: 'Pregunta por el FNG' }
  const loose = { ...blankRequest(), text: 'Y por su certificado' }
  beginContact({ guided: false, requests: [whole, loose] }, CALL)
  await registerAtLimit(console, CALL, DISPOSITION)
  expect(of('interaction.addNote')).toMatchObject([{ text: 'Solicitud sin clasificar: Y por su certificado' }])
  expect(of('interaction.register')).toMatchObject([{ requests: [{ text: 'Pregunta por el FNG' }] }])
})

test.each(['interaction.addNote', 'customer.recordConsent', 'interaction.register'])(
  'at the limit a contact whose %s is not taken stays, with all that was written',
  async (refuses) => {
    const { console, of } = await consoleThat({ refuses })
    beginContact({ run: asked('granted'), customerId: CUSTOMER, notes: 'Llama desde Cali' }, CALL)
    putDraft(CALL, 'step.motivo.0', 'El desembolso no ha')
    const before = useDrafts.getState().texts
    await registerAtLimit(console, CALL, DISPOSITION)
    expect(of('interaction.register')).toEqual([])
    expect(useDrafts.getState().texts).toEqual(before)
  },
)

test('at the limit nothing is written of a contact that its disposition cannot register', async () => {
  const { console, given } = await consoleThat()
  const asksMore = allDispositions(library.catalogue).find(({ entry }) => entry.requires.date === 'dateTime')
  beginContact({ run: asked('granted'), notes: 'Llama desde Cali' }, CALL)
  await registerAtLimit(console, CALL, asksMore?.entry.id ?? '')
  expect(asksMore).toBeDefined()
  expect(given).toEqual([])
  expect(draftedContact(CALL)?.notes).toBe('Llama desde Cali')
})
