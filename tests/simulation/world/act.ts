import type { StoredDocument } from '#shared/kernel/documents.ts'
import type { Chance } from './random.ts'
import type { Workstation } from './workstation.ts'

/** By id: the order in which a store lists them is its own, and must not lead people to other acts. */
export const docs = (at: Workstation, kind: string) =>
  at.storage
    .allShown(kind as never) // shown documents of that kind, read loosely on purpose
    .map((one: StoredDocument) => one.doc as Plain)
    .sort((one, other) => (one.id < other.id ? -1 : 1))

/** A document as plain JSON. */
export interface Plain {
  readonly id: string
  readonly name: string
  readonly entries: readonly { id: string }[]
  readonly callBack?: { readonly keptBy: string | null }
  readonly [field: string]: unknown
}

export interface Act {
  readonly who: readonly string[]
  /** What the person does next, or null when there is nothing of the kind to do. */
  readonly make: (at: Workstation, chance: Chance) => { name: string; payload: unknown } | null
}

export const ADVISORS = ['ana', 'luis', 'sofia', 'carmen']
export const some = <T>(chance: Chance, from: readonly T[]): T | null => (from.length === 0 ? null : chance.one(from))

/** A contact that is there, or one that begins now. */
export function contact(at: Workstation, chance: Chance) {
  const open = docs(at, 'interaction')
  const known = chance.happens(0.6) ? some(chance, open) : null
  if (known !== null)
    return {
      interactionId: known.id,
      customerId: known.customerId,
      channel: known.channel,
      direction: known.direction,
      openedAt: known.openedAt,
    }
  const customer = some(chance, docs(at, 'customer'))
  return {
    interactionId: at.newId(),
    customerId: customer?.id ?? null,
    channel: 'voice',
    direction: 'inbound',
    openedAt: '2026-11-24T13:00:00.000Z',
  }
}
export const request = (at: Workstation) => ({
  id: at.newId(),
  kind: 'solicitud',
  topic: 'Certificados',
  text: 'Pide un certificado',
  branch: null,
  caseId: null,
})
