import { z } from 'zod'
import type { Command, Context, Touch, WrittenOn } from '../kernel/commands.ts'
import type { Documents } from '../kernel/documents.ts'
import { InteractionId } from '../kernel/ids.ts'
import type { Disposition } from './disposition.ts'
import { type Breach, type ContactRequest, Interaction } from './schema.ts'

/** What a fact on a contact says of the contact itself, so that it stands also when it arrives first. */
export const ContactSeed = z.object({
  interactionId: InteractionId,
  customerId: Interaction.shape.customerId,
  channel: Interaction.shape.channel,
  direction: Interaction.shape.direction,
  openedAt: Interaction.shape.openedAt,
})
export type ContactSeed = z.infer<typeof ContactSeed>

/** As what is written of the contact itself says it: it may go on from another one of the same call. */
export const WrittenSeed = ContactSeed.extend({ continues: Interaction.shape.continues })
export type WrittenSeed = z.infer<typeof WrittenSeed>

interface Named {
  readonly contact?: (ContactSeed & { readonly continues?: WrittenSeed['continues'] }) | null | undefined
}

const ofContact = (id: InteractionId) => ({ kind: 'interaction' as const, id })

/** The contact of the same call that one goes on from; none goes on from itself. */
const continuedBy = ({ contact }: Named): InteractionId | undefined =>
  contact?.continues === contact?.interactionId ? undefined : contact?.continues

/** The contact that a command writes on, where it names one. */
export function writesOnContact(named: Named): readonly WrittenOn[] {
  const { contact } = named
  if (contact === undefined || contact === null) return []
  const from = continuedBy(named)
  return [{ ...ofContact(contact.interactionId), ...(from === undefined ? {} : { continues: ofContact(from) }) }]
}

/** That contact, which it may begin, and the one that it says it goes on from. */
export function touchesContact(named: Named): readonly Touch[] {
  const { contact } = named
  if (contact === undefined || contact === null) return []
  const from = continuedBy(named)
  const begun = { ...ofContact(contact.interactionId), creates: true }
  return from === undefined ? [begun] : [begun, { ...ofContact(from), optional: true }]
}

/** The contact as it stands, or as its seed begins it. */
export function contactOf(documents: Documents, seed: WrittenSeed, context: Context): Interaction {
  const known = documents.read('interaction', seed.interactionId)
  const teamId = context.actor.teamId as Interaction['teamId'] // the actor's team is a team's id, read from the user's document
  const { interactionId, continues: said, ...rest } = seed
  // None goes on from itself.
  const continues = said === interactionId ? undefined : said
  if (known !== 'missing') {
    const taken = known.advisorId === null ? { ...known, advisorId: context.actor.id, teamId } : known
    const whose = taken.customerId === null ? { ...taken, customerId: seed.customerId } : taken
    return whose.continues === undefined && continues !== undefined ? { ...whose, continues } : whose
  }
  return {
    id: interactionId,
    ...rest,
    ...(continues === undefined ? {} : { continues }),
    advisorId: context.actor.id,
    teamId,
    state: 'open',
    requests: [],
    notes: [],
    disposition: null,
    registeredAt: null,
    breaches: [],
  }
}

/** A broken rule that the coordinator has looked at, with what they wrote of it. */
export const reviewed = (breach: Breach, by: Breach['reviewedBy'], remark: string | undefined): Breach => ({
  ...breach,
  reviewedBy: by,
  ...(remark === undefined || remark === '' ? {} : { remark }),
})

/** Writes on a contact that a rule was broken; the same command breaks the same rule once. */
export function withBreach(interaction: Interaction, rule: string, command: Command): Interaction {
  if (interaction.breaches.some((one) => one.commandId === command.id && one.rule === rule)) return interaction
  return {
    ...interaction,
    breaches: [...interaction.breaches, { rule, commandId: command.id, at: command.at, reviewedBy: null }],
  }
}

/** The commitment that a disposition makes with the customer, as a part of the contact. */
export const callBackOf = (
  disposition: Disposition,
  ownerId: Interaction['advisorId'],
): Pick<Interaction, 'callBack'> =>
  disposition.dueAt === undefined || ownerId === null
    ? {}
    : { callBack: { dueAt: disposition.dueAt, ownerId, keptBy: null } }

/** What a contact's requests are about. */
export const topicsOf = (interaction: Interaction): readonly string[] => interaction.requests.map(({ topic }) => topic)

/**
 * Requests by id: one that is there already takes the newer words. Where all of the contact are given they are in the order
 * in which the customer asked, also if a later one was escalated first.
 */
export function withRequests(interaction: Interaction, requests: readonly ContactRequest[]): Interaction {
  const added = requests.filter((one) => !interaction.requests.some((known) => known.id === one.id))
  const updated = interaction.requests.map((known) => {
    const newer = requests.find((one) => one.id === known.id)
    return newer === undefined ? known : { ...newer, caseId: newer.caseId ?? known.caseId }
  })
  const all = [...updated, ...added]
  const given = requests.flatMap(({ id }) => all.find((one) => one.id === id) ?? [])
  return { ...interaction, requests: given.length === all.length ? given : all }
}
