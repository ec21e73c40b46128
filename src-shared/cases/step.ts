import type { z } from 'zod'
import { type Attachment, withAttachments } from '../attachments/schema.ts'
import { currentCatalogue, touchesCurrent, touchesGuidebook } from '../guidebook/named-catalogue.ts'
import { type ContactSeed, contactOf, touchesContact, withBreach, writesOnContact } from '../interactions/contact.ts'
import type { Interaction } from '../interactions/schema.ts'
import { type Command, type CommandDefinition, type Context, defineCommand } from '../kernel/commands.ts'
import { change, type DocumentChange, type DocumentRef, type Documents } from '../kernel/documents.ts'
import type { CaseId, EntryId } from '../kernel/ids.ts'
import { ok, type Rejection, type Result, reject } from '../kernel/result.ts'
import { clocksAfter } from './clocks.ts'
import { toldEffects } from './effects.ts'
import { type CaseCommandName, type ClockChange, caseStep } from './life.ts'
import type { Case } from './schema.ts'
import { termsOf } from './terms.ts'

interface StepPayload {
  readonly caseId: CaseId
  /** The id of the entry that this command appends. */
  readonly entryId: EntryId
  /** The contact it is part of; null: there was none, where the table leaves that open. */
  readonly contact?: ContactSeed | null | undefined
  readonly attachments?: readonly Attachment[] | undefined
}

export interface StepRules<Payload extends StepPayload> {
  readonly text: (payload: Payload) => string
  /** Whether `apply` asks the edition in force for what a bank sets; a clock that does is known by the table. */
  readonly byEdition?: true
  /** Further documents, as the person a case is assigned to. */
  readonly alsoTouches?: (payload: Payload) => readonly DocumentRef[]
  /** What else changes on the case; a refusal of a fact becomes a breach. */
  readonly apply?: (
    current: Case,
    payload: Payload,
    command: Command,
    documents: Documents,
    context: Context,
  ) => Result<Case, Rejection>
}

const asksEdition = (change: ClockChange): boolean => change === 'anew' || change === 'pauseWhereSet'

/**
 * One command of the case's life: state, clocks, who is told and the contact come from the table; the rest from `rules`.
 * A fact that the case's state does not allow still writes the contact, with the breach, and leaves the case as it is.
 */
export function caseCommand<Name extends Exclude<CaseCommandName, 'case.escalate'>, Payload extends StepPayload>(
  name: Name,
  payload: z.ZodType<Payload>,
  rules: StepRules<Payload>,
): CommandDefinition<Name, Payload> {
  const step = caseStep(name)
  // A clock that begins anew, or waits where the bank says so, does it by the edition in force.
  const byEdition = rules.byEdition === true || [step.area, step.customer].some(asksEdition)
  return defineCommand<Name, Payload>({
    name,
    kind: step.kind,
    payload,
    object: ({ caseId }) => ({ kind: 'case', id: caseId }),
    writesOn: writesOnContact,
    touches: (given) => [
      { kind: 'case', id: given.caseId },
      ...(rules.alsoTouches?.(given) ?? []),
      ...(byEdition ? touchesGuidebook : []),
      ...touchesContact(given),
    ],
    ...(byEdition ? { touchesNext: (_: Payload, documents: Documents) => touchesCurrent(documents) } : {}),
    decide(documents, command, context) {
      const current = documents.read('case', command.payload.caseId)
      if (current === 'missing') return reject('document.unknown')
      const seed = command.payload.contact
      const contact = seed === undefined || seed === null ? null : contactOf(documents, seed, context)
      const stepped = step.from.includes(current.state)
        ? (rules.apply?.(current, command.payload, command, documents, context) ?? ok(current))
        : reject('case.stateForbids', { state: current.state })
      const entry = {
        id: command.payload.entryId,
        at: command.at,
        by: command.actor,
        what: name,
        text: rules.text(command.payload),
        ...(seed === undefined ? {} : { contactId: seed === null ? null : seed.interactionId }),
      }
      const withEntry = (known: Case['entries'], before = known) =>
        known.some(({ id }) => id === entry.id) ? known : [...before, entry]
      if (!stepped.ok) {
        if (step.kind !== 'fact') return stepped
        // What is no step of the case's life but words or files for it is kept whole: only the state forbade it.
        const adds = step.to === 'same'
        const kept = {
          ...current,
          entries: adds ? withEntry(current.entries) : current.entries,
          attachments: attachedBy(current, command, adds ? entry.id : null),
        }
        return ok({ changes: broken(kept, contact, stepped.error.code, command) })
      }
      const after: Case = {
        ...stepped.value,
        state: step.to === 'same' ? current.state : step.to,
        clocks: clocksAfter(stepped.value, step, command.at, () =>
          termsOf(currentCatalogue(documents), stepped.value.area, stepped.value.kind),
        ),
        // A term that begins anew may be extended anew.
        ...(step.customer === 'anew' && stepped.value.extension !== undefined ? { extension: null } : {}),
        closedAt: step.to === 'closed' ? command.at : step.to === 'same' ? current.closedAt : null,
        entries: withEntry(current.entries, stepped.value.entries),
        attachments: attachedBy(current, command, entry.id),
      }
      const changes: DocumentChange[] = [change('case', after.id, after)]
      if (contact !== null) changes.push(change('interaction', contact.id, contact))
      return ok({ changes, effects: toldEffects(step, after, name) })
    },
  })
}

/** The case's files with those of the command: what somebody handed over is kept, also where the rest breaks a rule. */
const attachedBy = (current: Case, { payload, actor, at }: Command<string, StepPayload>, entryId: EntryId | null) =>
  withAttachments(current.attachments, payload.attachments, { by: actor, at, entryId })

/** The breach is written on the contact, where there was one, or else on the case. */
function broken(
  kept: Case,
  contact: Interaction | null,
  rule: string,
  command: Command<string, StepPayload>,
): DocumentChange[] {
  const files = (command.payload.attachments ?? []).length > 0
  if (contact !== null)
    return [
      change('interaction', contact.id, withBreach(contact, rule, command)),
      ...(files ? [change('case', kept.id, kept)] : []),
    ]
  if (kept.breaches.some((one) => one.commandId === command.id)) return [change('case', kept.id, kept)]
  const breach = { rule, commandId: command.id, at: command.at, reviewedBy: null }
  return [change('case', kept.id, { ...kept, breaches: [...kept.breaches, breach] })]
}
