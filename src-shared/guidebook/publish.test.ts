import { expect, test } from 'vitest'
import type { Actor, CommandEnvelope } from '../kernel/commands.ts'
import { decideCommand, type Looked, parseCommand } from '../kernel/decide.ts'
import { refKey, type StoredDocument } from '../kernel/documents.ts'
import type { UserId } from '../kernel/ids.ts'
import { model } from '../model/model.ts'
import { nextCatalogueVersion, nextGuideVersion, todaysShippedEdition } from './edition.ts'
import type { Publication } from './publish.ts'
import { catalogueDocumentId, GUIDEBOOK_ID, guideDocumentId } from './schema.ts'
import { verifyEdition } from './verify.ts'

const id = (n: number) => `01939e1a-0000-7000-8000-${String(n).padStart(12, '0')}`
const actor = (roles: Actor['roles']): Actor => ({
  id: id(1) as UserId, // made as one
  roles,
  enabled: true,
  portfolios: null,
  teamId: null,
  areas: [],
  coordinates: [],
})
const sofia = actor(['coordinator'])
const { catalogue, guides } = todaysShippedEdition()
const [inbound] = guides
if (inbound === undefined) throw new Error('no guide was shipped')
const named = inbound.early?.reasons[0]?.disposition ?? ''
const AT = '2026-11-24T15:00:00.000Z'

function centre() {
  const documents = new Map<string, StoredDocument>()
  return {
    documents,
    give(name: string, payload: object, by = sofia) {
      const envelope = { id: id(9), name, actor: by.id, at: AT, payload, madeWith: { app: '0', catalogue: 1 } }
      const parsed = parseCommand(model, envelope as CommandEnvelope) // ids made as their kinds'
      if (!parsed.ok) return parsed.error.code
      const look = (ref: { kind: string; id: string }): Looked => documents.get(refKey(ref as never)) ?? 'missing' // kinds of the model
      const verdict = decideCommand(model, parsed.value, look, { actor: by, authority: 'centre' })
      if (verdict.outcome !== 'accepted') return 'rejection' in verdict ? verdict.rejection.code : verdict.outcome
      for (const { kind, id: changed, doc } of verdict.changes)
        documents.set(`${kind}/${changed}`, { kind, id: changed, version: 1, schema: 1, doc })
      return 'accepted'
    },
  }
}
const settings = { ...catalogue.settings, correctionHours: 48 }
const first: Publication = {
  basedOn: catalogue.version,
  note: 'Dos días para corregir',
  catalogue: { ...catalogue, version: '2026-11.1', settings },
  guides: [{ ...inbound, version: '2026-12.1', title: { es: 'Entrada', en: 'Inbound' } }],
}

test('what is shipped may be published again', () => {
  expect(verifyEdition(todaysShippedEdition(), todaysShippedEdition())).toEqual([])
})
test('an edition is in force with its guides, and stays as it is beside the next', () => {
  const at = centre()
  expect(at.give('guidebook.publish', first)).toBe('accepted')
  expect(at.documents.get(`guidebook/${GUIDEBOOK_ID}`)?.doc).toMatchObject({
    current: '2026-11.1',
    guides: { [inbound.id]: '2026-12.1', 'seguimiento-a-caso': '2026-12' },
  })
  const second = { ...first, basedOn: '2026-11.1', catalogue: { ...first.catalogue, version: '2026-11.2' }, guides: [] }
  expect(at.give('guidebook.publish', second)).toBe('accepted')
  expect(at.documents.get(`catalogue/${catalogueDocumentId('2026-11.2')}`)?.doc).toMatchObject({
    guides: { [inbound.id]: '2026-12.1' },
  })
  expect(at.documents.has(`guide/${guideDocumentId(inbound.id, '2026-12.1')}`)).toBe(true)
  expect(at.documents.has(`catalogue/${catalogueDocumentId('2026-11.1')}`)).toBe(true)
})
test.each([
  ['of an older edition', 'guidebook.changedMeanwhile', { ...first, basedOn: '2026-10' }],
  ['under a version that is there', 'guidebook.versionTaken', { ...first, catalogue }],
  ['under a guide’s version that is there', 'guidebook.versionTaken', { ...first, guides: [inbound] }],
  [
    'with a step that leads nowhere',
    'guidebook.problems',
    {
      ...first,
      guides: [{ ...inbound, version: '2', entry: 'no-hay-tal-paso' }],
    },
  ],
  [
    'without an entry that a guide names',
    'guidebook.problems',
    {
      ...first,
      guides: [],
      catalogue: {
        ...first.catalogue,
        documents: [],
        dispositions: catalogue.dispositions.filter((group) => !JSON.stringify(group).includes(named)),
      },
    },
  ],
])('a publication %s is refused: %s', (_, code, payload) => {
  expect(centre().give('guidebook.publish', payload)).toBe(code)
})
test('nobody but a coordinator publishes', () => {
  expect(centre().give('guidebook.publish', first, actor(['advisor', 'it_admin']))).toBe('policy.role')
})
test('two who publish the same edition: the second is told', () => {
  const at = centre()
  at.give('guidebook.publish', first)
  expect(at.give('guidebook.publish', first)).toBe('guidebook.changedMeanwhile')
})

test('a contact is decided by the version it names, a correction by the edition in force', () => {
  const at = centre()
  const dispositions = catalogue.dispositions.map((group) => ({
    ...group,
    choices: group.choices.map((choice) =>
      'id' in choice && choice.id === 'inbound.informed'
        ? { ...choice, requires: { ...choice.requires, reason: { options: [], ownWords: true } } }
        : choice,
    ),
  }))
  at.give('guidebook.publish', { ...first, catalogue: { ...first.catalogue, dispositions }, guides: [] })
  const luis = actor(['advisor'])
  const contact = { interactionId: id(5), customerId: null, channel: 'voice', direction: 'inbound', openedAt: AT }
  const register = (interactionId: string, version: string, rest: object = {}) =>
    at.give(
      'interaction.register',
      {
        contact: { ...contact, interactionId },
        requests: [],
        disposition: { id: 'inbound.informed', label: 'Información', catalogue: version, topic: 'Leasing', ...rest },
      },
      luis,
    )
  expect(register(id(5), catalogue.version)).toBe('accepted')
  expect(register(id(6), '2026-11.1')).toBe('disposition.lacksReason')
  expect(register(id(6), '2026-11.1', { reason: 'Porque sí' })).toBe('accepted')
  const correct = (rest: object) =>
    at.give(
      'interaction.correctDisposition',
      {
        interactionId: id(5),
        disposition: {
          id: 'inbound.informed',
          label: 'Información',
          catalogue: catalogue.version,
          topic: 'Leasing',
          ...rest,
        },
        replaces: 'inbound.informed',
        reason: 'Otra',
        case: null,
      },
      luis,
    )
  expect(correct({})).toBe('disposition.lacksReason')
  expect(correct({ reason: 'Hoy hace falta' })).toBe('accepted')
})
test('versions follow each other', () => {
  expect(nextCatalogueVersion('2026-11', '2026-11')).toBe('2026-11.1')
  expect(nextCatalogueVersion('2026-11.9', '2026-11')).toBe('2026-11.10')
  expect(nextCatalogueVersion('2026-11.9', '2026-12')).toBe('2026-12')
  expect(nextGuideVersion('2026-11')).toBe('2026-11.1')
  expect(nextGuideVersion('2026-11.1')).toBe('2026-11.2')
})
