import type { BornHere } from '#central/sync/born-here.ts'
import { parseCommand } from '#shared/kernel/decide.ts'
import type { DocumentRef } from '#shared/kernel/documents.ts'
import type { Role } from '#shared/kernel/roles.ts'
import { model } from '#shared/model/model.ts'
import { begunImport, id, OTHER_TEAM, prepared, TEAM } from './cells.ts'
import { onlyOwn } from './charts.ts'

/*
 * What a command names within its payload beside its object: a contact that it is part of, a card, a case. An id can be anybody's.
 */

/** What becomes of a command that names a stranger's; `null`: it is taken. */
type Answer = 'document.unknown' | null
/** Work of other teams is not written on, also by naming it. */
const WORK: Answer = 'document.unknown'
/** The PBX hands calls from team to team; whom it takes a contact from is `call-holders.ts`' to say. */
const CALL: Answer = null
/** Cards are everybody's at the desk: a portfolio says whose are kept at a workstation, not whose they are. */
const CARD: Answer = null
/** Any coordinator ends and undoes an import; its rows are brought in by whoever began it. */
const IMPORT: Answer = null

/** A case that is there is escalated by nobody again: the own contact keeps the breach, and the case stays as it is. */
const AGAIN: Answer = null

export const BESIDE: Readonly<Record<string, Readonly<Record<string, Answer>>>> = {
  'customer.create': { customer: CARD, customerImport: WORK },
  'customer.edit': { customer: CARD },
  'customer.recordConsent': { customer: CARD },
  'customer.withdrawConsent': { customer: CARD },
  'customer.recordOtherHours': { customer: CARD },
  'customer.withdrawOtherHours': { customer: CARD },
  'customer.merge': { customer: CARD },
  'customer.unmerge': { customer: CARD },
  'contact.claim': { customer: CARD },
  'contact.allow': { customer: CARD },
  'import.begin': { customerImport: IMPORT },
  'import.end': { customerImport: IMPORT },
  'import.withdraw': { customer: CARD },
  'import.undone': { customerImport: IMPORT },
  'interaction.open': { interaction: WORK },
  'interaction.addRequest': { interaction: WORK },
  'interaction.addNote': { interaction: WORK },
  'interaction.register': { interaction: WORK },
  'interaction.correctDisposition': { case: WORK },
  'call.rang': { interaction: CALL },
  'call.dialled': { interaction: CALL },
  'call.answered': { interaction: CALL },
  'call.held': { interaction: CALL },
  'call.resumed': { interaction: CALL },
  'call.transferred': { interaction: CALL },
  'call.ended': { interaction: CALL },
  'call.wrapUpEnded': { interaction: CALL },
  'call.quality': { interaction: CALL },
  'case.escalate': { case: AGAIN, interaction: WORK },
  'case.provideData': { interaction: WORK },
  'case.tellExtension': { interaction: WORK },
  'case.informCustomer': { interaction: WORK },
  'case.reopen': { interaction: WORK },
  'case.withdraw': { interaction: WORK },
}

/** Kinds of which some are one's own and others are not. */
const SOMEBODYS = ['interaction', 'case', 'customer', 'customerImport']

interface Cell {
  readonly born: readonly BornHere[]
  readonly payload: Readonly<Record<string, unknown>>
}
/** The portfolio whose cards the team of the matrix keeps. */
export const KEPT = 'propia'

/** Documents are plain objects. */
const cell = (command: string, role: Role, holder: string): Cell => {
  const { born, payload } = prepared(command, role, holder, true)
  return { born, payload: payload as Cell['payload'] } // as cells.ts makes them
}

const THEIR_CASE = { kind: 'case', own: true }

/** The kinds of what a command touches beside its object, by its own definition. */
export function besideOf(command: string, role: Role, holder: string): string[] {
  const { payload } =
    command === 'interaction.correctDisposition'
      ? named(command, role, holder, THEIR_CASE)
      : cell(command, role, holder)
  const at = new Date().toISOString()
  const envelope = { id: id(), name: command, actor: holder, at, payload, madeWith: { app: '0.1.0', catalogue: 1 } }
  const parsed = parseCommand(model, envelope as never) // ids that are well formed
  if (!parsed.ok) throw new Error(`${command}: ${JSON.stringify(parsed.error)}`)
  const object = parsed.value.definition.object?.(parsed.value.command.payload)
  const beside = parsed.value.touches.filter((touch) => SOMEBODYS.includes(touch.kind) && touch.id !== object?.id)
  return [...new Set(beside.map(({ kind }) => kind))].sort()
}

const AT = '2026-11-24T13:00:00.000Z'
const PORTFOLIO = 'ajena'
const LINE = { number: '3105550142', queue: 'servicio', video: false, consults: null }
export const seed = (interactionId: string) => ({
  ...{ interactionId, customerId: null, channel: 'voice', direction: 'inbound', openedAt: AT },
})

/** A call that the PBX has joined with its advisor: who else says that they answered it has no part in it. */
export function calledByOthers(): BornHere {
  const entries = [{ key: 'pbx/1/connected', at: AT, kind: 'connected', by: id(), waitMs: null }]
  return theirContact({ advisorId: entries[0]?.by, call: { ...LINE, entries } })
}

/** A contact of another team that came by no call. */
export const theirContact = (rest: object = {}): BornHere => {
  const { interactionId, ...seeded } = seed(id())
  const work = { advisorId: id(), teamId: OTHER_TEAM, state: 'open', registeredAt: null }
  const doc = {
    id: interactionId,
    ...seeded,
    ...work,
    requests: [],
    notes: [],
    disposition: null,
    breaches: [],
    ...rest,
  }
  return { kind: 'interaction', id: interactionId, doc }
}

/** What an advisor pushes, without a right to it, of a stranger's contact. */
export const onTheirs = (contact: BornHere, rest: object) => ({
  ...{ contact: seed(contact.id), number: LINE.number, queue: null, video: false, consults: null },
  ...rest,
})

interface Nested extends Cell {
  /** The document that is named beside. */
  readonly ref: DocumentRef
}

/** On a contact that is there: a colleague's of the team, or another team's; the holder's own, or a colleague's of the team. */
function onContact({ born, payload }: Cell, own: boolean, holder: string | null): Nested {
  const contact = theirContact(
    holder === null ? (own ? { teamId: TEAM } : {}) : own ? { advisorId: holder } : { teamId: TEAM },
  )
  const ref = { kind: 'interaction', id: contact.id } as const
  return { born: [...born, contact], payload: { ...payload, contact: seed(contact.id) }, ref }
}

/** On a card, or into one, of a portfolio that the team keeps or of another. */
function onCard(command: string, { born, payload }: Cell, own: boolean): Nested {
  const portfolio = own ? KEPT : PORTFOLIO
  const cardId = String(payload[command === 'customer.merge' ? 'into' : 'customerId'])
  const into = born.map((one) => (one.id === cardId ? { ...one, doc: { ...(one.doc as object), portfolio } } : one))
  const made = command === 'customer.create' ? { portfolio } : {}
  return { born: into, payload: { ...payload, ...made }, ref: { kind: 'customer', id: cardId } }
}

/** Of an import that is there: one's own, or another's. */
function onImport({ born, payload }: Cell, holder: string, own: boolean): Nested {
  const theirs = begunImport(id(), own ? holder : id())
  return {
    born: [...born, theirs],
    payload: { ...payload, importId: theirs.id },
    ref: { kind: 'customerImport', id: theirs.id },
  }
}

/** A case that somebody has. */
function theirCase() {
  const { born } = cell('case.addNote', 'area_owner', id())
  const theirs = born.find(({ kind }) => kind === 'case')
  if (theirs === undefined) throw new Error('there is no case to name')
  return theirs
}

/** An escalation by the id of a case that is there. */
function again({ born, payload }: Cell): Nested {
  const theirs = theirCase()
  return { born: [...born, theirs], payload: { ...payload, caseId: theirs.id }, ref: { kind: 'case', id: theirs.id } }
}

/** The own contact's request names as its case one that this contact escalated, or one that another did. */
function correcting({ born, payload }: Cell, own: boolean): Nested {
  const contactId = String(payload.interactionId)
  const theirs = theirCase()
  const doc = { ...(theirs.doc as object), ...(own ? { interactionId: contactId } : {}), state: 'inProgress' }
  const request = { id: id(), kind: 'solicitud', topic: 't', text: 'x', branch: 'no', caseId: theirs.id }
  const contacts = born.map((one) =>
    one.id === contactId ? { ...one, doc: { ...(one.doc as object), requests: [request] } } : one,
  )
  const to = { id: 'inbound.escalated.queja', label: 'Queja' }
  return {
    born: [...contacts, { kind: 'case', id: theirs.id, doc }],
    payload: { ...payload, disposition: to, case: { caseId: theirs.id, entryId: id() } },
    ref: { kind: 'case', id: theirs.id },
  }
}

/** All of one's own, but for the document of `kind` that is named beside: a colleague's, or a stranger's. */
export function named(command: string, role: Role, holder: string, beside: { kind: string; own: boolean }): Nested {
  const all = cell(command, role, holder)
  if (beside.kind === 'interaction') return onContact(all, beside.own, onlyOwn(command, role) ? holder : null)
  if (beside.kind === 'customerImport') return onImport(all, holder, beside.own)
  if (beside.kind === 'customer') return onCard(command, all, beside.own)
  if (command !== 'case.escalate') return correcting(all, beside.own)
  return again(onlyOwn(command, role) ? onContact(all, true, holder) : all)
}
