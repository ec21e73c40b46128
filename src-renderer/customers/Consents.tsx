import { Button, NativeSelect, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { bogotaDate } from '#shared/calendar/civil-date.ts'
import { ConsentChannel, ConsentPurpose, type Customer, consentInForce } from '#shared/customers/schema.ts'
import type { Rejection } from '#shared/kernel/result.ts'
import { dayText, exactText } from '../language/format.ts'
import { sentenceOf } from '../language/sentence.ts'
import { useDispatch } from '../shell/console.ts'
import page from '../shell/page.module.css'
import { Sentence } from '../shell/Sentence.tsx'
import { say } from '../shell/ui-state.ts'

interface Props {
  readonly customer: Customer
  readonly mayRecord: boolean
}

/** Authorisations by channel and purpose, with where each came from; giving and withdrawing take effect at once. */
export function Consents({ customer, mayRecord }: Props) {
  const { t } = useTranslation()
  const [asking, setAsking] = useState<{ channel: (typeof ConsentChannel.options)[number]; grant: boolean } | null>(
    null,
  )
  const [purpose, setPurpose] = useState<(typeof ConsentPurpose.options)[number]>('service')
  return (
    <section>
      <div className={page.actions}>
        <h2>{t('customers.consents.title')}</h2>
        <NativeSelect
          aria-label={t('customers.consents.purpose')}
          size="xs"
          value={purpose}
          onChange={(event) => setPurpose(ConsentPurpose.parse(event.currentTarget.value))}
          data={ConsentPurpose.options.map((one) => ({ value: one, label: t(`customers.purpose.${one}`) }))}
        />
      </div>
      <div className={page.wrap} style={{ marginTop: 8 }}>
        <table className={page.table}>
          <thead>
            <tr>
              <th>{t('customers.consents.channel')}</th>
              <th>{t('customers.consents.state')}</th>
              <th>{t('customers.consents.source')}</th>
              {mayRecord && (
                <th>
                  <span className="vh">{t('customers.consents.change')}</span>
                </th>
              )}
            </tr>
          </thead>
          <tbody>
            {ConsentChannel.options.map((channel) => {
              const inForce = consentInForce(customer, channel, purpose)
              const last = customer.consents.findLast((one) => one.channel === channel && one.purpose === purpose)
              return (
                <tr key={channel}>
                  <td>{t(`customers.consentChannel.${channel}`)}</td>
                  <td>
                    <span className={page.chip} data-yes={inForce !== null}>
                      {t(
                        inForce !== null
                          ? 'customers.consents.yes'
                          : last === undefined
                            ? 'customers.consents.never'
                            : 'customers.consents.withdrawn',
                      )}
                    </span>
                  </td>
                  <td>
                    {last === undefined ? (
                      '—'
                    ) : (
                      <span title={exactText(last.at)}>{`${last.source} · ${dayText(bogotaDate(last.at))}`}</span>
                    )}
                  </td>
                  {mayRecord && (
                    <td>
                      <Button variant="subtle" onClick={() => setAsking({ channel, grant: inForce === null })}>
                        {t(inForce === null ? 'customers.consents.record' : 'customers.consents.withdraw')}
                      </Button>
                    </td>
                  )}
                </tr>
              )
            })}
          </tbody>
        </table>
      </div>
      {asking !== null && (
        <ConsentForm
          key={`${asking.channel}${asking.grant}${purpose}`}
          {...asking}
          purpose={purpose}
          customerId={customer.id}
          close={() => setAsking(null)}
        />
      )}
    </section>
  )
}

interface FormProps {
  readonly customerId: string
  readonly channel: string
  readonly purpose: string
  readonly grant: boolean
  readonly close: () => void
}

function ConsentForm({ customerId, channel, purpose, grant, close }: FormProps) {
  const { t } = useTranslation()
  const dispatch = useDispatch()
  const words = t(grant ? 'customers.consents.wordingGrant' : 'customers.consents.wordingWithdraw', {
    channel: t(`customers.consentChannel.${channel}`).toLowerCase(),
    purpose: t(`customers.purpose.${purpose}`).toLowerCase(),
  })
  const [source, setSource] = useState(t('customers.consents.sourceContact'))
  const [wording, setWording] = useState(words)
  const [refused, setRefused] = useState<Rejection | null>(null)
  const save = async () => {
    const name = grant ? 'customer.recordConsent' : 'customer.withdrawConsent'
    const answer = await dispatch(name, { customerId, channel, purpose, source, wording })
    if (!answer.ok) return setRefused(answer.error)
    say(t(grant ? 'customers.consents.recorded' : 'customers.consents.withdrawnDone'))
    close()
  }
  return (
    <div className={page.card} style={{ marginTop: 10 }}>
      <h2>
        {t(grant ? 'customers.consents.record' : 'customers.consents.withdraw')} ·{' '}
        {t(`customers.consentChannel.${channel}`)}
      </h2>
      <div className={page.two}>
        <TextInput
          label={t('customers.consents.source')}
          maxLength={120}
          value={source}
          onChange={(event) => setSource(event.currentTarget.value)}
        />
        <TextInput
          label={t('customers.consents.wording')}
          maxLength={2_000}
          value={wording}
          onChange={(event) => setWording(event.currentTarget.value)}
        />
      </div>
      {refused !== null && <Sentence tone="bad">{sentenceOf(t, refused)}</Sentence>}
      <div className={page.actions}>
        <Button onClick={() => void save()}>
          {t(grant ? 'customers.consents.record' : 'customers.consents.withdraw')}
        </Button>
        <Button variant="subtle" onClick={close}>
          {t('shell.cancel')}
        </Button>
      </div>
    </div>
  )
}
