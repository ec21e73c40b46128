import { z } from 'zod'
import { caseDocument } from '#shared/cases/schema.ts'
import { Interaction, interactionDocument } from '#shared/interactions/schema.ts'
import type { AnyCommandDefinition, Decided } from '#shared/kernel/commands.ts'
import type { DocumentChange, DocumentDefinition } from '#shared/kernel/documents.ts'
import { definedDocument, type Model } from '#shared/kernel/model.ts'
import { ok, reject } from '#shared/kernel/result.ts'
import { model } from '#shared/model/model.ts'
import { PROTOCOL, PROTOCOLS_PUSHED } from '#shared/sync/protocol.ts'

/** What runs at a workstation or at a node of the centre: a version of the product. */
export interface Program {
  readonly app: string
  readonly model: Model
  /** What it speaks, and what it still takes pushes of. */
  readonly protocol: number
  readonly pushed: readonly number[]
}

export const today: Program = { app: '0.1.0', model, protocol: PROTOCOL, pushed: PROTOCOLS_PUSHED }

/** What tomorrow's program writes that today's does not know, and what becomes of it must be told: oracle.ts. */
export const LANGUAGE = 'es-CO'
export const SINCE = '0.2.0'

/** Tomorrow's program brings a catalogue; a registration is decided by the one that it names. */
export const NEXT_CATALOGUE = '2027-01'
export const NEXT_DISPOSITION = 'inbound.new'
const isUnknownThere = (name: string, payload: { disposition: { id: string; catalogue?: string } }): boolean =>
  name === 'interaction.register' &&
  payload.disposition.catalogue === NEXT_CATALOGUE &&
  payload.disposition.id !== NEXT_DISPOSITION

export const NEWER_SCHEMA = interactionDocument.schema + 1

/** A contact of tomorrow: its next shape says its language, which today's cannot read. */
const interaction: DocumentDefinition<'interaction'> = {
  ...interactionDocument,
  schema: NEWER_SCHEMA,
  shape: Interaction.extend({ language: z.string() }),
  upgrades: {
    ...interactionDocument.upgrades,
    [interactionDocument.schema]: (doc) => ({ ...doc, language: 'unknown' }),
  },
}

/** A case of tomorrow has a field more in the same shape: today's program reads it, and must not lose it. */
function written(change: DocumentChange, before: 'missing' | object): DocumentChange {
  if (change.kind === 'interaction' && before === 'missing')
    return { ...change, doc: { ...change.doc, language: LANGUAGE } }
  if (change.kind === 'case') return { ...change, doc: { ...change.doc, since: SINCE } }
  return change
}

const writing = (definition: AnyCommandDefinition): AnyCommandDefinition => ({
  ...definition,
  decide(documents, command, context) {
    const decided = definition.decide(documents, command, context)
    if (!decided.ok) return decided
    if (isUnknownThere(definition.name, command.payload)) return reject('disposition.unknown')
    const changes = decided.value.changes.map((change) => written(change, documents.read(change.kind, change.id)))
    return ok({ ...decided.value, changes } satisfies Decided)
  },
})

const tomorrowsModel: Model = {
  ...model,
  documents: new Map([
    ...model.documents,
    ['interaction', definedDocument(interaction)],
    ['case', definedDocument(caseDocument)],
  ]),
  commands: new Map([...model.commands].map(([name, definition]) => [name, writing(definition)])),
}

/** @param protocol raised where an older workstation could misread an answer: it then only delivers its outbox */
export const tomorrow = (protocol: 'same' | 'raised'): Program =>
  protocol === 'same'
    ? { ...today, app: SINCE, model: tomorrowsModel }
    : { app: SINCE, model: tomorrowsModel, protocol: PROTOCOL + 1, pushed: [...PROTOCOLS_PUSHED, PROTOCOL + 1] }
