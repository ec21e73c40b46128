import i18next from 'i18next'
import { beforeEach, expect, test, vi } from 'vitest'
import type { Console } from '#shared/console/contract.ts'
import type { Disposition } from '#shared/interactions/disposition.ts'
import { UserId } from '#shared/kernel/ids.ts'
import { ok, reject } from '#shared/kernel/result.ts'
import { openDrafts, useDrafts } from '../drafts/drafts.ts'
import { esCO } from '../language/es-CO/index.ts'
import { blankRequest } from './begin.ts'
import { ContactTyped } from './contact-values.ts'
import { draftedContacts, keepContact } from './drafted-contacts.ts'
import { giveRegistration } from './give-registration.ts'

const CONTACT = '01939e1a-0000-7000-8000-00000000000c'
const [ME, CARMEN] = ['1', '2'].map((n) => UserId.parse(`01939e1a-0000-7000-8000-00000000000${n}`)) as [UserId, UserId] // two of two
const REGISTERED = {
  ...{ id: CONTACT, state: 'registered', advisorId: CARMEN, openedAt: '2026-11-26T15:00:00.000Z' },
  registeredAt: '2026-11-26T15:42:00.000Z',
}
const DISPOSITION = { label: 'Información entregada' } as Disposition // no more is said of it
const COMMANDS = [
  { name: 'interaction.addNote', payload: { text: 'Lo que dijo' } },
  { name: 'interaction.register', payload: {} },
]
const spoke = (by: UserId, minute: number) => ({ kind: 'answered', by, at: `2026-11-26T15:${minute}:00.000Z` })
const calledBy = (...entries: readonly object[]) => ({ ...REGISTERED, advisorId: ME, call: { entries } })

/** Registers a contact of which the store has this, with what it asks of the centre. */
async function registered(stored: object | null | 'fault', refused?: string) {
  const given: [string, unknown][] = []
  const console = {
    call: () => Promise.resolve({ ok: true, value: {} }),
    async query(name: string) {
      if (name === 'directory.users') return [{ doc: { id: CARMEN, name: 'Carmen' } }]
      if (name !== 'interactions.get') return []
      if (stored === 'fault') throw new Error('no store')
      return stored && { doc: stored }
    },
  } as unknown as Console // what registering asks of one
  await openDrafts(console)
  const typed = ContactTyped.parse({
    ...{ openedAt: '2026-11-26T15:00:00.000Z', channel: 'voice', direction: 'inbound', customerId: null },
    ...{ requests: [], noteId: 'n1', notes: 'Lo que dijo', dispositionId: '' },
  })
  keepContact(CONTACT, typed)
  const dispatch = async (name: string, payload: unknown) => {
    given.push([name, payload])
    return name === refused ? reject('console.fault') : ok({})
  }
  const requests = [{ ...blankRequest(), topic: 'Tarjetas', text: 'Pide su extracto' }, blankRequest()]
  const parts = { console, dispatch, t: i18next.t, me: ME }
  const done = await giveRegistration(parts, CONTACT, COMMANDS, { typed, requests, disposition: DISPOSITION })
  return { done, given, names: given.map(([name]) => name) }
}

beforeEach(async () => {
  vi.stubGlobal('window', { location: { hash: '#/cases' } })
  useDrafts.setState({ texts: undefined, savedAt: {}, unsaved: {}, refused: [] })
  await i18next.init({ lng: 'es-CO', resources: { 'es-CO': { translation: esCO } } })
})

test('a contact that nobody has registered is registered', async () => {
  for (const stored of [null, { ...REGISTERED, state: 'open', registeredAt: null }, 'fault'] as const) {
    const { done, names } = await registered(stored)
    expect(done).toEqual({ is: 'registered' })
    expect(names).toEqual(COMMANDS.map(({ name }) => name))
  }
  expect((await registered(null, 'interaction.addNote')).done).toMatchObject({ is: 'refused' })
})

test('of one that a colleague has registered meanwhile it is said who did, and what was written is a note on it', async () => {
  const { done, given, names } = await registered(REGISTERED)
  expect(names).toEqual(['interaction.addNote', 'interaction.addNote'])
  expect(given.at(-1)?.[1]).toMatchObject({
    contact: { interactionId: CONTACT },
    text: 'Se iba a registrar como «Información entregada».\nTarjetas: Pide su extracto',
  })
  expect(done).toEqual({
    is: 'noted',
    words: expect.stringMatching(
      /^Carmen ya registró este contacto, a las 10:42.a\..m\.; lo que usted escribió quedó en él como nota\.$/,
    ),
  })
  // A fault of the machine: nothing is said to be kept that is not.
  expect((await registered(REGISTERED, 'interaction.addNote')).done).toMatchObject({ is: 'refused' })
})

test('of a call it was registered by whoever else spoke in it before; where nobody else did, nobody is named', async () => {
  const both = await registered(calledBy(spoke(ME, 30), spoke(CARMEN, 35), spoke(ME, 40)))
  expect(both.done).toMatchObject({ is: 'noted', words: expect.stringMatching(/^Carmen ya registró/) })
  const alone = await registered(calledBy(spoke(ME, 30)))
  expect(alone.done).toMatchObject({
    is: 'noted',
    words: expect.stringMatching(/^Este contacto ya se registró, a las/),
  })
})

test('of another conversation in the call of one that was registered nothing is given: it goes on in a contact of its own', async () => {
  const { done, given } = await registered(
    calledBy(spoke(CARMEN, 35), { kind: 'rang', by: ME, at: '2026-11-26T15:50:00.000Z' }),
  )
  expect(done).toMatchObject({ is: 'parted', words: expect.stringContaining('sigue aquí, en un contacto propio') })
  expect(given).toEqual([])
  expect(draftedContacts(useDrafts.getState().texts)).toMatchObject([
    { typed: { continues: CONTACT, notes: 'Lo que dijo' } },
  ])
})
