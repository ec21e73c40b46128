import type { TFunction } from 'i18next'
import type { Console } from '#shared/console/contract.ts'
import type { Disposition } from '#shared/interactions/disposition.ts'
import type { Interaction } from '#shared/interactions/schema.ts'
import { InteractionId, type UserId } from '#shared/kernel/ids.ts'
import type { Rejection, Result } from '#shared/kernel/result.ts'
import { byOf, isSpeaking } from '#shared/telephony/call-record.ts'
import { isContinued } from '#shared/telephony/continued.ts'
import type { CommandToGive } from '../customers/consent-commands.ts'
import { theHourText } from '../language/format.ts'
import { newId } from '../shell/console.ts'
import { partFromRegisteredNow } from '../telephony/contact-of-call.ts'
import { type ContactTyped, type RequestTyped, seedOf } from './contact-values.ts'
import { noteEntries } from './note-entries.ts'

interface Parts {
  readonly console: Pick<Console, 'query'>
  readonly dispatch: (name: string, payload: unknown) => Promise<Result<unknown, Rejection>>
  readonly t: TFunction
  readonly me: UserId
}

interface Written {
  readonly typed: ContactTyped
  readonly requests: readonly RequestTyped[]
  readonly disposition: Disposition
}

/** What became of a registration; `words` say who had registered the contact before, and where what was written here is. */
export type Given =
  | { readonly is: 'registered' }
  | { readonly is: 'noted' | 'parted'; readonly words: string }
  | { readonly is: 'refused'; readonly why: Rejection }

/**
 * Gives what registers a contact (guides/registration.ts), unless a colleague has registered it meanwhile: the centre keeps the
 * first registration alone. Then what was written is a note on it, or goes on in a contact of its own where it is of another
 * conversation.
 */
export async function giveRegistration(
  { console, dispatch, t, me }: Parts,
  id: string,
  commands: readonly CommandToGive[],
  written: Written,
): Promise<Given> {
  const before = await registeredBefore(console, id)
  const who = before === null ? '' : await whoRegistered(console, t, before, me)
  if (before !== null && isContinued(before, me) && partFromRegisteredNow(before.id))
    return { is: 'parted', words: t('interactions.registeredBefore.parted', { who }) }
  const given =
    before === null
      ? commands
      : [
          ...commands.filter(({ name }) => name !== 'interaction.register'),
          ...noteEntries(newId(), inWords(t, written)).map((entry) => ({
            name: 'interaction.addNote',
            payload: { contact: seedOf(id, written.typed), ...entry },
          })),
        ]
  for (const { name, payload } of given) {
    const answer = await dispatch(name, payload)
    if (!answer.ok) return { is: 'refused', why: answer.error }
  }
  return before === null
    ? { is: 'registered' }
    : { is: 'noted', words: t('interactions.registeredBefore.noted', { who }) }
}

/** The contact as it was registered already; null: it is open, or this workstation has not heard of it. */
async function registeredBefore(console: Parts['console'], id: string): Promise<Interaction | null> {
  const parsed = InteractionId.safeParse(id)
  if (!parsed.success) return null
  const known = await console.query('interactions.get', { id: parsed.data }).catch(() => null)
  return known?.doc.state === 'registered' ? known.doc : null
}

async function whoRegistered(
  console: Parts['console'],
  t: TFunction,
  contact: Interaction,
  me: UserId,
): Promise<string> {
  const by = registrant(contact, me)
  const users = by === null ? [] : await console.query('directory.users', {}).catch(() => [])
  const name = users.find(({ doc }) => doc.id === by)?.doc.name
  const hour = theHourText(contact.registeredAt ?? contact.openedAt)
  return name === undefined
    ? t('interactions.registeredBefore.some', { hour })
    : t('interactions.registeredBefore.by', { name, hour })
}

/** Whoever else spoke last before it was registered, or has it; null: nobody else is known. */
function registrant({ advisorId, call, registeredAt }: Interaction, me: UserId): UserId | null {
  const spoke = call?.entries.findLast(
    (entry) => isSpeaking(entry) && byOf(entry) !== me && entry.at <= (registeredAt ?? ''),
  )
  if (spoke !== undefined) return byOf(spoke)
  return advisorId === me ? null : advisorId
}

const inWords = (t: TFunction, { requests, disposition }: Written): string =>
  [
    t('interactions.registeredBefore.disposition', { disposition: disposition.label }),
    ...requests
      .map(({ topic, text }) => [topic, text.trim()].filter((one) => one !== '').join(': '))
      .filter((one) => one !== ''),
  ].join('\n')
