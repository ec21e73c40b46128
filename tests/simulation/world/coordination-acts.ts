import { nextGuideVersion, todaysShippedEdition } from '#shared/guidebook/edition.ts'
import { catalogueDocumentId, GUIDEBOOK_ID } from '#shared/guidebook/schema.ts'
import type { Act } from './act.ts'
import type { Chance } from './random.ts'
import type { Workstation } from './workstation.ts'

/*
 * What a coordinator does beside the cases: queues, imports, editions. Read by id or from tables that every kind of store
 * lists alike, so that people do the same over each.
 */

const COORDINATORS = ['carmen']
const QUEUES = ['servicio', 'credito', 'quejas']

/** Plain documents, read loosely on purpose. */
interface Card {
  readonly id: string
  readonly import?: { readonly id: string }
}
const cardsOf = (at: Workstation): readonly Card[] =>
  at.storage
    .allShown('customer')
    .map((one) => one.doc as Card) // a customer
    .filter((one) => one.import !== undefined)
    .sort((one, other) => (one.id < other.id ? -1 : 1))

const queuesOf = (at: Workstation): readonly string[] =>
  at.storage
    .allShown('queue')
    .map((one) => (one.doc as { code: string }).code) // a queue
    .sort()

const targetsOf = (at: Workstation, code: string): object =>
  at.storage
    .allShown('queue')
    .map((one) => one.doc as { code: string; targets: object }) // a queue
    .find((one) => one.code === code)?.targets ?? {}

/** Imports that this console has begun. */
const begun = (at: Workstation): readonly string[] =>
  at.storage
    .commandsIn(['queued', 'accepted', 'held', 'settled'])
    .filter(({ body }) => body.name === 'import.begin')
    .map(({ body }) => (body.payload as { importId: string }).importId) // as importBegin made it

const queueCreate: Act = {
  who: COORDINATORS,
  make: (_, chance) => ({
    name: 'queue.create',
    payload: { code: chance.one(QUEUES), name: `Cola ${chance.below(100)}` },
  }),
}

/** Two who change different things of a queue do not undo each other. */
const queueEdit: Act = {
  who: COORDINATORS,
  make(at, chance) {
    const codes = queuesOf(at)
    if (codes.length === 0) return queueCreate.make(at, chance)
    const code = chance.one(codes)
    const targets = targetsOf(at, code)
    const edits = chance.one([
      { name: `Cola ${chance.below(100)}` },
      { skills: [`Tema ${chance.below(10)}`] },
      { voicemail: chance.happens(0.5) },
      { wrapUp: { mode: 'limited', limit: chance.happens(0.8) ? 30_000 : null } },
      { targets: { ...targets, goal: chance.below(10) / 10 }, was: { targets } },
      { targets: { ...targets, withinMs: 1_000 * (10 + chance.below(5)) }, was: { targets } },
    ])
    return { name: 'queue.edit', payload: { code, ...edits } }
  },
}

const importBegin: Act = {
  who: COORDINATORS,
  make: (at) => ({ name: 'import.begin', payload: { importId: at.newId(), fileName: 'clientes.csv', rows: 3 } }),
}

/** A row of a file; one that is read again, after its import was broken off or taken back, names the same card. */
const importRow: Act = {
  who: COORDINATORS,
  make(at, chance) {
    const imports = begun(at)
    if (imports.length === 0) return importBegin.make(at, chance)
    const known = cardsOf(at)
    const again = known.length > 0 && chance.happens(0.2)
    return {
      name: 'customer.create',
      payload: {
        customerId: again ? chance.one(known).id : at.newId(),
        // Some name one that nobody has begun, as a damaged file of another program might.
        importId: chance.happens(0.05) ? at.newId() : chance.one(imports),
        type: 'company',
        name: `Importado ${chance.below(1000)}`,
        identifiers: [{ type: 'nit', number: `9001234${10 + chance.below(20)}` }],
        phones: [],
        emails: [],
        city: 'Cali',
        notes: '',
      },
    }
  },
}

const importWithdraw: Act = {
  who: COORDINATORS,
  make(at, chance) {
    const cards = cardsOf(at)
    if (cards.length === 0) return null
    const card = chance.one(cards)
    const importId = chance.happens(0.9) ? card.import?.id : at.newId()
    return { name: 'import.withdraw', payload: { importId, customerId: card.id } }
  },
}

const importClosed: Act = {
  who: COORDINATORS,
  make(at, chance) {
    const imports = begun(at)
    if (imports.length === 0) return null
    const importId = chance.one(imports)
    if (chance.happens(0.3)) {
      const done = chance.below(4)
      return { name: 'import.progress', payload: { importId, done, counts: { created: done, known: 0, refused: 0 } } }
    }
    return chance.happens(0.5)
      ? { name: 'import.end', payload: { importId, state: 'done', counts: { created: 3, known: 0, refused: 0 } } }
      : { name: 'import.undone', payload: { importId, withdrawn: 1, kept: chance.below(3) } }
  },
}

const SHIPPED = todaysShippedEdition()
const [FIRST_GUIDE] = SHIPPED.guides

/** The edition that this console shows as the one in force; null: one of its documents is not here. */
function inForce(at: Workstation) {
  const plain = (kind: 'guidebook' | 'catalogue', id: string) =>
    at.storage.shown({ kind, id })?.doc as
      | { current: string; guides: Record<string, string>; content: typeof SHIPPED.catalogue }
      | undefined // as their kinds have them
  const book = plain('guidebook', GUIDEBOOK_ID)
  if (book === undefined) return { catalogue: SHIPPED.catalogue, guides: {} as Record<string, string> } // none published
  const catalogue = plain('catalogue', catalogueDocumentId(book.current))?.content
  return catalogue === undefined ? null : { catalogue, guides: book.guides }
}

/** Some take a version that another has taken, and all are based on what is in sight, which may be old. */
const publish: Act = {
  who: COORDINATORS,
  make(at, chance) {
    const edition = inForce(at)
    if (edition === null || FIRST_GUIDE === undefined) return null
    const { catalogue } = edition
    const correctionHours = 24 + chance.below(48)
    return {
      name: 'guidebook.publish',
      payload: {
        basedOn: catalogue.version,
        note: 'Otra edición',
        catalogue: {
          ...catalogue,
          version: `2026-12.${chance.below(chance.happens(0.2) ? 2 : 10_000)}`,
          settings: { ...catalogue.settings, correctionHours },
        },
        guides: newGuide(chance, edition.guides[FIRST_GUIDE.id] ?? FIRST_GUIDE.version),
      },
    }
  },
}
const newGuide = (chance: Chance, current: string) =>
  FIRST_GUIDE !== undefined && chance.happens(0.3) ? [{ ...FIRST_GUIDE, version: nextGuideVersion(current) }] : []

/** A coordinator does one of these about as often as something of an advisor's. */
const WEIGHT = 3

export const COORDINATION: readonly Act[] = Array.from({ length: WEIGHT }, () => [
  queueCreate,
  ...[queueEdit, queueEdit],
  ...[importRow, importRow, importRow, importRow],
  ...[importWithdraw, importWithdraw],
  importClosed,
  ...[publish, publish],
]).flat()
