import { Button, Textarea } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { addDays, bogotaDate, bogotaInstant } from '#shared/calendar/civil-date.ts'
import type { ContactAnswer } from '#shared/compliance/may-contact.ts'
import type { CustomerStanding } from '#shared/console/queries.ts'
import { ConsentChannel, type Customer } from '#shared/customers/schema.ts'
import { instantOf } from '#shared/kernel/instants.ts'
import type { Rejection } from '#shared/kernel/result.ts'
import { exactText } from '../language/format.ts'
import { useDispatch } from '../shell/console.ts'
import page from '../shell/page.module.css'
import { usePerson } from '../shell/person.ts'
import { Refusal } from '../shell/Refusal.tsx'
import { say } from '../shell/ui-state.ts'
import { ContactRefusal } from './ContactRefusal.tsx'
import { isExcepted, useMayContact, useStanding } from './use-standing.ts'

const CHANNELS = ConsentChannel.options.filter((channel) => channel === 'phone' || channel === 'email')

/** How it is with everybody who was not asked yet: no warning, and no more than a line. */
const NEVER_ASKED = 'contact.consentMissing'

/** Whether this customer may be contacted for commercial purposes now, by each channel, and a coordinator's exception. */
export function CommercialContact({ customer }: { customer: Customer }) {
  const { t } = useTranslation()
  const standing = useStanding(customer.id)
  const mayContact = useMayContact(standing)
  const [excepting, setExcepting] = useState<ConsentChannel | null>(null)
  const coordinates = usePerson().roles.includes('coordinator')
  if (standing == null) return null
  const answers = CHANNELS.flatMap((channel) => {
    const found = mayContact('commercial', channel, null)
    return found === null ? [] : [{ channel, found }]
  })
  const unasked = answers.filter(({ found }) => !found.allowed && found.rule === NEVER_ASKED)
  return (
    <section aria-label={t('compliance.title')}>
      <h2>{t('compliance.title')}</h2>
      <NeverAsked channels={unasked.map(({ channel }) => channel)} />
      {answers.map(({ channel, found }) => {
        if (!found.allowed && found.rule === NEVER_ASKED) return null
        const excepted = !found.allowed && isExcepted(standing, found.rule, channel, instantOf(Date.now()))
        return (
          <div key={channel} style={{ marginTop: 8 }}>
            <h3>{t(`customers.consentChannel.${channel}`)}</h3>
            {found.allowed || excepted ? (
              <small>{t(excepted ? 'compliance.excepted' : 'compliance.open')}</small>
            ) : (
              <ContactRefusal refused={found} />
            )}
            {coordinates &&
              !found.allowed &&
              found.source.override === 'coordinator' &&
              !excepted &&
              excepting !== channel && (
                <Button mt={6} onClick={() => setExcepting(channel)}>
                  {t('command.contact.allow')}
                </Button>
              )}
            {excepting === channel && !found.allowed && (
              <ExceptionForm standing={standing} channel={channel} found={found} close={() => setExcepting(null)} />
            )}
          </div>
        )
      })}
      <Exceptions standing={standing} />
    </section>
  )
}

/** Channels by which nobody has asked; the rule, and where it is written, for who wants to know. */
function NeverAsked({ channels }: { channels: readonly ConsentChannel[] }) {
  const { t } = useTranslation()
  if (channels.length === 0) return null
  return (
    <details>
      <summary style={{ cursor: 'pointer', minHeight: 24, lineHeight: '24px' }}>
        {t('compliance.neverAsked', {
          channels: channels.map((channel) => t(`customers.consentChannel.${channel}`)).join(', '),
        })}
      </summary>
      <ContactRefusal refused={{ rule: NEVER_ASKED, until: null }} />
    </details>
  )
}

interface FormProps {
  readonly standing: CustomerStanding
  readonly channel: ConsentChannel
  readonly found: Extract<ContactAnswer, { allowed: false }>
  readonly close: () => void
}

function ExceptionForm({ standing, channel, found, close }: FormProps) {
  const { t } = useTranslation()
  const dispatch = useDispatch()
  const [reason, setReason] = useState('')
  const [refused, setRefused] = useState<Rejection | null>(null)
  const send = async () => {
    // Until the day is over in Bogotá.
    const until = bogotaInstant(addDays(bogotaDate(instantOf(Date.now())), 1), 0)
    const { customerId } = standing
    const told = await dispatch('contact.allow', { customerId, channel, rule: found.rule, reason, until })
    if (!told.ok) return setRefused(told.error)
    say(t('compliance.allowed'))
    close()
  }
  return (
    <div className={page.card} style={{ marginTop: 8 }}>
      <Textarea
        label={t('compliance.reason')}
        description={t('compliance.reasonHint')}
        autoFocus
        rows={2}
        maxLength={1_000}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
      {refused !== null && <Refusal why={refused} />}
      <div className={page.actions}>
        <Button variant="filled" disabled={reason.trim() === ''} onClick={() => void send()}>
          {t('command.contact.allow')}
        </Button>
        <Button variant="subtle" onClick={close}>
          {t('shell.cancel')}
        </Button>
      </div>
    </div>
  )
}

function Exceptions({ standing }: { standing: CustomerStanding }) {
  const { t } = useTranslation()
  if (standing.exceptions.length === 0) return null
  return (
    <ul style={{ marginTop: 8 }}>
      {standing.exceptions.map((one) => (
        <li key={`${one.at}${one.channel}`}>
          <small>
            {t(one.usedBy === null ? 'compliance.exceptionOpen' : 'compliance.exceptionUsed', {
              at: exactText(one.at),
              channel: t(`customers.consentChannel.${one.channel}`).toLowerCase(),
              reason: one.reason,
            })}
          </small>
        </li>
      ))}
    </ul>
  )
}
