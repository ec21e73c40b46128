import type { ConsentChannel } from '#shared/customers/schema.ts'
import type { KeptContact } from '#shared/guides/kept.ts'

/** Channels that each answer to *Canales autorizados* names; those that it does not are refused. */
export const CONSENT_CHANNELS = { all: ['phone', 'email'], phone: ['phone'], email: ['email'], none: [] } as const

interface ConsentsSaid {
  readonly personalData: boolean | null
  /** The channels that the customer said yes to; null: they have not been asked. */
  readonly channels: readonly ConsentChannel[] | null
}

/** What a customer has said of their consents in the contact that is in course, before it is registered. */
export function consentsSaid({
  authorisation,
  consentChannels,
}: Pick<KeptContact, 'authorisation' | 'consentChannels'>): ConsentsSaid {
  const channels: readonly ConsentChannel[] | undefined =
    CONSENT_CHANNELS[consentChannels as keyof typeof CONSENT_CHANNELS] // an answer of the guide, or none
  return { personalData: authorisation === null ? null : authorisation === 'granted', channels: channels ?? null }
}

/** Whether the last word on something is yes; null where nobody has asked: what was said in this contact, else the card. */
export const lastWord = (said: boolean | null, recorded: { readonly granted: boolean } | undefined): boolean | null =>
  said ?? recorded?.granted ?? null

/** Of a channel: only those that the step asks for were answered with it. */
export const channelSaid = ({ channels }: ConsentsSaid, channel: ConsentChannel): boolean | null =>
  channels === null || !CONSENT_CHANNELS.all.some((one) => one === channel) ? null : channels.includes(channel)
