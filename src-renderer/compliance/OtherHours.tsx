import { Button } from '@mantine/core'
import type { TFunction } from 'i18next'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { bogotaInstant } from '#shared/calendar/civil-date.ts'
import type { Customer, OtherHours as Hours, HoursRequest } from '#shared/customers/schema.ts'
import { dayText, exactText, hourText } from '../language/format.ts'
import page from '../shell/page.module.css'
import { useNames } from '../shell/use-actor.ts'
import { OtherHoursForm } from './OtherHoursForm.tsx'
import { useStanding } from './use-standing.ts'

const ANY_DAY = '2026-11-24'
const clock = (minutes: number) => hourText(bogotaInstant(ANY_DAY, minutes))

/** *lunes, martes, de 7:00 p. m. a 9:00 p. m., por teléfono* */
export function hoursWords(t: TFunction, { weekdays, from, to, onHolidays, channels }: Hours): string {
  const list = new Intl.ListFormat(t('language.tag'), { type: 'conjunction' })
  // Monday first, as the week begins here.
  const days = weekdays.toSorted((a, b) => ((a + 6) % 7) - ((b + 6) % 7)).map((day) => t(`queues.day.d${day}`))
  return t('compliance.hours.words', {
    days: list.format(onHolidays ? [...days, t('compliance.hours.holidays')] : days).toLowerCase(),
    from: clock(from),
    to: clock(to),
    channels: list.format(channels.map((one) => t(`customers.consentChannel.${one}`).toLowerCase())),
  })
}

/** The hours in which this consumer asked to be contacted, with who asked, when, how and in which words. */
export function OtherHours({ customer, mayRecord }: { customer: Customer; mayRecord: boolean }) {
  const { t } = useTranslation()
  const [form, setForm] = useState<'record' | 'withdraw' | null>(null)
  // Of all cards that are one customer the last word holds.
  const holds = useStanding(customer.id)?.hoursRequest ?? null
  const requests = customer.hoursRequests ?? []
  const inForce = holds?.hours ?? null
  return (
    <section aria-label={t('compliance.hours.title')}>
      <div className={page.actions}>
        <h2>{t('compliance.hours.title')}</h2>
        {mayRecord && form === null && (
          <>
            <Button size="xs" onClick={() => setForm('record')}>
              {t('command.customer.recordOtherHours')}
            </Button>
            {inForce !== null && (
              <Button size="xs" variant="subtle" onClick={() => setForm('withdraw')}>
                {t('command.customer.withdrawOtherHours')}
              </Button>
            )}
          </>
        )}
      </div>
      {inForce === null ? <small>{t('compliance.hours.none')}</small> : <p>{hoursWords(t, inForce)}</p>}
      {form !== null && (
        <OtherHoursForm
          key={form}
          customerId={customer.id}
          withdraws={form === 'withdraw'}
          close={() => setForm(null)}
        />
      )}
      <ul>
        {requests.toReversed().map((one) => (
          <li key={one.at} className={page.line}>
            <Said request={one} />
          </li>
        ))}
      </ul>
    </section>
  )
}

function Said({ request }: { request: HoursRequest }) {
  const { t } = useTranslation()
  const nameOf = useNames()
  const { hours, askedBy, askedOn, channel, wording, at, by } = request
  return (
    <span>
      {hours === null ? t('compliance.hours.tookBack') : hoursWords(t, hours)}
      <small>
        {t('compliance.hours.said', {
          who: askedBy,
          day: dayText(askedOn),
          channel: t(`customers.consentChannel.${channel}`).toLowerCase(),
          wording,
        })}{' '}
        {t('compliance.hours.by', { who: nameOf(by) ?? t('interactions.someone'), when: exactText(at) })}
      </small>
    </span>
  )
}
