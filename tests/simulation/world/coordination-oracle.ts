import { isDeepStrictEqual } from 'node:util'
import type { Outcome } from './outcome.ts'

/*
 * What must hold of queues, imports and editions after any run: what was accepted, taken in the order of the log and told
 * again in this file's own words, is what the centre has. It shares no code with the product, as the oracle.
 */

interface Plain {
  readonly [name: string]: unknown
}
interface Given {
  readonly name: string
  readonly payload: Plain
}

export function coordinationFaults(outcome: Outcome): string[] {
  const accepted = acceptedOf(outcome)
  const docs = (kind: string) =>
    [...outcome.state.documents.values()].filter((one) => one.kind === kind).map((one) => one.doc as Plain) // plain JSON
  return [
    ...queueFaults(accepted, docs('queue')),
    ...importFaults(accepted, docs('customer')),
    ...editionFaults(accepted, docs('guidebook'), docs('catalogue'), docs('guide')),
  ]
}

/** In the order in which they were decided. */
function acceptedOf({ state, told, workstations }: Outcome): readonly Given[] {
  const bodies = new Map<string, Given>(told.map(({ body }) => [body.id, body as Given])) // payloads are objects
  return state.log.flatMap((row) => {
    if (row.outcome !== 'accepted' || row.commandId === null) return []
    const id = row.commandId
    const body = bodies.get(id) ?? workstations.flatMap((at) => at.storage.command(id as never)?.body ?? []).at(0) // an id of the log
    return body === undefined ? [] : [body as Given] // as above
  })
}

function queueFaults(accepted: readonly Given[], queues: readonly Plain[]): string[] {
  const faults: string[] = []
  const should = new Map<unknown, Plain>()
  for (const { name, payload } of accepted) {
    const { code, was, ...rest } = payload
    const known = should.get(code)
    if (name === 'queue.create' && known !== undefined) faults.push(`the queue ${code} was made twice`)
    if (name === 'queue.edit' && known === undefined) faults.push(`the queue ${code} was edited before it was made`)
    if (name === 'queue.create' || name === 'queue.edit')
      should.set(code, { ...known, ...settings(rest, was as Plain) }) // the parts that are edited
  }
  if (queues.length !== should.size) faults.push(`there are ${queues.length} queues, not ${should.size}`)
  for (const [code, fields] of should) {
    const queue = queues.find((one) => one.code === code)
    for (const [name, value] of Object.entries(fields))
      if (!isDeepStrictEqual(settingOf(queue, name), value))
        faults.push(`the ${name} of the queue ${code} is another one`)
  }
  return faults
}

/** What an edit sets; of targets that it says how it saw them, each that it changed. */
const settings = ({ targets, ...rest }: Plain, was: Plain | undefined): Plain => {
  if (targets === undefined || was === undefined) return { ...rest, ...(targets === undefined ? {} : { targets }) }
  const seen = was.targets as Plain // as they are sent
  const changed = Object.entries(targets as Plain).filter(([field, value]) => seen[field] !== value) // as above
  return { ...rest, ...Object.fromEntries(changed.map(([field, value]) => [`targets.${field}`, value])) }
}
const settingOf = (queue: Plain | undefined, name: string): unknown =>
  name.split('.').reduce<unknown>((at, field) => (at as Plain | undefined)?.[field], queue) // plain JSON

interface Card {
  readonly importId: unknown
  /** Somebody has written on it. */
  readonly worked: boolean
  readonly withdrawn: boolean
  /** Joined with another card once: whether it is as it was imported is not told here. */
  readonly joined: boolean
  /** Each as JSON, in whatever order. */
  readonly phones: ReadonlySet<string>
}

/** Its telephones after an edit whose author saw some and left others: what they did not see they did not take away. */
function phonesAfter({ phones }: Card, { phones: left, was }: Plain): ReadonlySet<string> {
  if (left === undefined) return phones
  const texts = (list: unknown) => (list as readonly unknown[]).map(phoneText) // lists of telephones
  const [before, after] = [texts((was as Plain).phones), texts(left)] // every edit of telephones says what it saw
  const gone = before.filter((one) => !after.includes(one))
  return new Set([...[...phones].filter((one) => !gone.includes(one)), ...after.filter((one) => !before.includes(one))])
}
const phoneText = (phone: unknown): string => {
  const { number, extension } = phone as Plain // as it is stored
  return JSON.stringify([number, extension])
}

/** What somebody writes on a card besides its words. */
const WRITTEN_ON = [
  'customer.recordConsent',
  'customer.withdrawConsent',
  'customer.recordOtherHours',
  'customer.withdrawOtherHours',
]

function importFaults(accepted: readonly Given[], customers: readonly Plain[]): string[] {
  const faults: string[] = []
  const cards = new Map<unknown, Card>()
  const [begun, undone] = [new Set<unknown>(), new Set<unknown>()]
  const become = (id: unknown, next: Partial<Card>) => {
    const known = cards.get(id)
    if (known !== undefined) cards.set(id, { ...known, ...next })
  }
  for (const { name, payload } of accepted) {
    const { customerId: id, importId } = payload
    const card = cards.get(id)
    if (name === 'import.begin') begun.add(importId)
    if (name === 'import.undone') undone.add(importId)
    if (name === 'customer.create' && importId !== undefined && !begun.has(importId))
      faults.push(`the card ${id} names the import ${importId}, which nobody has begun`)
    if (name === 'customer.create' && (card === undefined || card.withdrawn))
      cards.set(id, {
        ...{ importId, worked: false, joined: card?.joined ?? false, phones: new Set<string>() },
        // With its import, that was taken back before it came.
        withdrawn: undone.has(importId),
      })
    if (name === 'customer.edit' && card !== undefined) become(id, { phones: phonesAfter(card, payload) })
    if (name === 'customer.edit') become(id, { withdrawn: false, worked: card?.worked === true || 'name' in payload })
    if (WRITTEN_ON.includes(name)) become(id, { withdrawn: false, worked: true })
    if (name === 'customer.merge' || name === 'customer.unmerge')
      for (const one of [id, payload.into]) become(one, { joined: true })
    if (name !== 'import.withdraw' || card === undefined) continue
    if (card.importId !== importId) faults.push(`the card ${id} was taken back with another import`)
    if (card.worked || card.phones.size > 0)
      faults.push(`the card ${id} was taken back although somebody had written on it`)
    become(id, { withdrawn: true })
  }
  for (const [id, card] of cards) {
    const customer = customers.find((one) => one.id === id)
    const phones = ((customer?.phones ?? []) as readonly unknown[]).map(phoneText) // telephones
    if (!isDeepStrictEqual(phones.toSorted(), [...card.phones].toSorted()))
      faults.push(`the card ${id} has the telephones ${phones}, and should have ${[...card.phones]}`)
    const isWithdrawn = customer?.withdrawn !== undefined
    if (!card.joined && isWithdrawn !== card.withdrawn)
      faults.push(`the card ${id} is ${isWithdrawn ? 'taken back' : 'there'}, and should not be`)
  }
  return faults
}

const FIRST_EDITION = '2026-11'

/** Each edition stands on the one before it, none is lost, and none is written over. */
function editionFaults(
  accepted: readonly Given[],
  books: readonly Plain[],
  catalogues: readonly Plain[],
  guides: readonly Plain[],
): string[] {
  const faults: string[] = []
  let current: unknown = FIRST_EDITION
  let published = 0
  for (const { name, payload } of accepted) {
    if (name !== 'guidebook.publish') continue
    published++
    const content = payload.catalogue as Plain // as acts made it
    if (payload.basedOn !== current) faults.push(`the edition ${content.version} was published over ${current}, unseen`)
    current = content.version
    const kept = catalogues.filter((one) => one.version === content.version)
    if (kept.length !== 1 || !isDeepStrictEqual(kept[0]?.content, content))
      faults.push(`the edition ${content.version} is not as it was published`)
    for (const guide of payload.guides as readonly Plain[])
      if (!guides.some((one) => one.guideId === guide.id && one.version === guide.version))
        faults.push(`the guide ${guide.id} ${guide.version} is not there`)
  }
  if (catalogues.length !== published) faults.push(`there are ${catalogues.length} editions, not ${published}`)
  const [book] = books
  if (published > 0 && book?.current !== current)
    faults.push(`the edition in force is ${book?.current}, not ${current}`)
  return faults
}
