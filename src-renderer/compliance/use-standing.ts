import { type Asked, type ContactAnswer, mayContact } from '#shared/compliance/may-contact.ts'
import type { ContactSettings } from '#shared/compliance/settings.ts'
import type { CustomerStanding } from '#shared/console/queries.ts'
import type { ConsentChannel, ContactPurpose } from '#shared/customers/schema.ts'
import { CustomerId } from '#shared/kernel/ids.ts'
import { type Instant, instantOf } from '#shared/kernel/instants.ts'
import { useGuidebook } from '../guides/guidebook.ts'
import { useWatch } from '../shell/console.ts'
import { useNow } from '../shell/use-now.ts'

const MINUTE_MS = 60_000

/** What is known here of a customer for the rules on contacting; undefined until it is read. */
export function useStanding(customerId: string | null): CustomerStanding | null | undefined {
  const parsed = CustomerId.safeParse(customerId)
  return useWatch('customers.standing', parsed.success ? { id: parsed.data } : null)
}

/** What the rules say now, by the edition in force and what is known here; the register of excluded numbers only the centre has. */
export function useMayContact(
  standing: CustomerStanding | null | undefined,
): (purpose: ContactPurpose, channel: ConsentChannel, asked: Asked | null) => ContactAnswer | null {
  const now = useNow(MINUTE_MS)
  const settings = useGuidebook(({ edition }) => edition.catalogue.settings.contact)
  return (purpose, channel, asked) =>
    standing == null ? null : answerOf(standing, purpose, channel, asked, instantOf(now), settings)
}

const answerOf = (
  { consents, counters, hoursRequest }: CustomerStanding,
  purpose: ContactPurpose,
  channel: ConsentChannel,
  asked: Asked | null,
  at: Instant,
  settings: ContactSettings,
): ContactAnswer =>
  mayContact({
    purpose,
    channel,
    at,
    counters,
    consents,
    hoursRequest,
    asked,
    excluded: false,
    settings,
  })

/** Whether a coordinator has let this rule be passed by this channel, once, and nobody has yet. */
export const isExcepted = (
  { exceptions }: Pick<CustomerStanding, 'exceptions'>,
  rule: string,
  channel: ConsentChannel,
  at: Instant,
): boolean =>
  exceptions.some((one) => one.rule === rule && one.channel === channel && one.usedBy === null && one.until >= at)
