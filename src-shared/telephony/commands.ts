import { z } from 'zod'
import { ContactSeed, contactOf, withBreach } from '../interactions/contact.ts'
import type { Interaction } from '../interactions/schema.ts'
import { type Command, type Context, defineCommand, type Effect } from '../kernel/commands.ts'
import { change, type Documents } from '../kernel/documents.ts'
import { InteractionId } from '../kernel/ids.ts'
import { type Instant, instantOf, unixMsOf } from '../kernel/instants.ts'
import { ok, reject } from '../kernel/result.ts'
import { text } from '../kernel/text.ts'
import { advisorOfCall } from './call-holders.ts'
import { CallEntry, CallRecord, Ending, isToBeTaken, LineQuality, wasAnswered } from './call-record.ts'
import { callCloseCallBack } from './close-call-back.ts'
import { OTHERS_CONTACT, onCall } from './interaction-of-call.ts'
import { CALL_BACK_MS } from './missed-calls.ts'
import { callTakeCallBack } from './take-call-back.ts'

/** What a console knows of the call itself, so that its first fact may begin the interaction. */
const Heard = z.object({
  contact: ContactSeed,
  number: CallRecord.shape.number,
  queue: CallRecord.shape.queue,
  video: z.boolean(),
  consults: InteractionId.nullable(),
})
type Heard = z.infer<typeof Heard>

const touchesCall = ({ contact }: Heard) => [{ kind: 'interaction' as const, id: contact.interactionId, creates: true }]

function noted(documents: Documents, command: Command<string, Heard>, context: Context, rest: object): Interaction {
  const { contact, number, queue, video, consults } = command.payload
  const entry = CallEntry.parse({ ...rest, key: command.id, at: command.at, by: command.actor })
  const known = documents.read('interaction', contact.interactionId)
  // What comes late from a desk at which it had rung takes no message.
  const waits = known !== 'missing' && known.call !== undefined && isToBeTaken(known.call)
  const begun = waits ? known : contactOf(documents, contact, context)
  const teamId = context.actor.teamId as Interaction['teamId'] // the actor's team is a team's id, read from the user's document
  return onCall(begun, { number, queue, video, consults }, entry, teamId)
}

/** A fact of a call that says nothing more than that it happened. */
const plainFact = <Name extends string>(
  name: Name,
  kind: CallEntry['kind'],
  effects: (interaction: Interaction) => readonly Effect[] = () => [],
) =>
  defineCommand({
    name,
    kind: 'fact',
    payload: Heard,
    touches: touchesCall,
    decide(documents, command, context) {
      const interaction = noted(documents, command, context, { kind })
      return ok({ changes: [change('interaction', interaction.id, interaction)], effects: effects(interaction) })
    },
  })

/**
 * Whether a contact is somebody's who has it by no call, or is registered: whoever says of it that their console rang, or that
 * they answered, takes it from nobody. That the PBX joined them with its customer is the PBX's to say.
 */
function isOthers(known: Interaction, at: Instant): boolean {
  if (known.advisorId === null) return false
  if (known.state === 'registered') return known.registeredAt !== null && known.registeredAt < at
  return known.call === undefined || advisorOfCall(known.call) !== known.advisorId
}

/** A fact of a call that comes to a desk, and makes it that desk's. */
const comingFact = <Name extends string>(name: Name, kind: 'rang' | 'answered') =>
  defineCommand({
    name,
    kind: 'fact',
    payload: Heard,
    touches: touchesCall,
    decide(documents, command, context) {
      const known = documents.read('interaction', command.payload.contact.interactionId)
      const plain = noted(documents, command, context, { kind })
      const takes = known !== 'missing' && plain.advisorId !== known.advisorId && isOthers(known, command.at)
      const interaction = takes ? noted(documents, command, context, { kind, others: true }) : plain
      return ok({ changes: [change('interaction', interaction.id, interaction)] })
    },
  })

/**
 * A call belongs to who dialled it, in a contact of their own. One that was made on the contact of a colleague is written
 * there, as it happened, and takes it from nobody; the coordinator looks.
 */
const callDialled = defineCommand({
  name: 'call.dialled',
  kind: 'fact',
  payload: Heard,
  touches: touchesCall,
  decide(documents, command, context) {
    const known = documents.read('interaction', command.payload.contact.interactionId)
    const others = known !== 'missing' && known.advisorId !== null && known.advisorId !== command.actor
    const interaction = noted(documents, command, context, { kind: 'dialled', ...(others ? { others } : {}) })
    const written = others ? withBreach(interaction, OTHERS_CONTACT, command) : interaction
    return ok({ changes: [change('interaction', interaction.id, written)] })
  },
})

const callTransferred = defineCommand({
  name: 'call.transferred',
  kind: 'fact',
  payload: Heard.extend({ to: text(80) }),
  touches: touchesCall,
  decide(documents, command, context) {
    const interaction = noted(documents, command, context, { kind: 'transferred', to: command.payload.to })
    return ok({ changes: [change('interaction', interaction.id, interaction)] })
  },
})

/** The call is over at this desk. One to the person themself that nobody answered is theirs to call back. */
const callEnded = defineCommand({
  name: 'call.ended',
  kind: 'fact',
  payload: Heard.extend({ ending: Ending }),
  touches: touchesCall,
  decide(documents, command, context) {
    const { ending, queue, number } = command.payload
    const interaction = noted(documents, command, context, { kind: 'ended', ending })
    const missed =
      interaction.direction === 'inbound' &&
      queue === null &&
      number !== null &&
      // Somebody else's contact is not owed to whoever says that it rang here.
      (interaction.advisorId === null || interaction.advisorId === command.actor) &&
      interaction.call !== undefined &&
      !wasAnswered(interaction.call) &&
      interaction.callBack === undefined
    const dueAt = instantOf(unixMsOf(command.at) + CALL_BACK_MS)
    return ok({
      changes: [
        change('interaction', interaction.id, {
          ...interaction,
          ...(missed ? { callBack: { dueAt, ownerId: command.actor, keptBy: null } } : {}),
        }),
      ],
    })
  },
})

/** How the line sounded over this advisor's part of the call. */
const callQuality = defineCommand({
  name: 'call.quality',
  kind: 'fact',
  payload: Heard.extend({ line: LineQuality }),
  touches: touchesCall,
  decide(documents, command, context) {
    const interaction = noted(documents, command, context, { kind: 'quality', line: command.payload.line })
    return ok({ changes: [change('interaction', interaction.id, interaction)] })
  },
})

/** A message that a customer left becomes somebody's. Asked of the centre: of two who take it, one has it. */
const callTakeVoicemail = defineCommand({
  name: 'call.takeVoicemail',
  kind: 'claim',
  payload: z.object({ interactionId: InteractionId }),
  touches: ({ interactionId }) => [{ kind: 'interaction', id: interactionId }],
  object: ({ interactionId }) => ({ kind: 'interaction', id: interactionId }),
  decide(documents, { id, at, actor, payload: { interactionId } }, context) {
    const interaction = documents.read('interaction', interactionId)
    if (interaction === 'missing' || interaction.call === undefined) return reject('document.unknown')
    const { call } = interaction
    if (interaction.state !== 'open' || interaction.advisorId !== null || !isToBeTaken(call))
      return reject('voicemail.taken')
    const entry = CallEntry.parse({ key: id, at, by: actor, kind: 'taken' })
    const teamId = context.actor.teamId as Interaction['teamId'] // as above
    return ok({ changes: [change('interaction', interactionId, onCall(interaction, call, entry, teamId))] })
  },
})

export const callCommands = [
  comingFact('call.rang', 'rang'),
  callDialled,
  comingFact('call.answered', 'answered'),
  plainFact('call.held', 'held'),
  plainFact('call.resumed', 'resumed'),
  callTransferred,
  callEnded,
  plainFact('call.wrapUpEnded', 'wrapUpEnded', ({ id }) => [{ kind: 'wrapUp', about: { kind: 'interaction', id } }]),
  callQuality,
  callTakeVoicemail,
  callTakeCallBack,
  callCloseCallBack,
]
