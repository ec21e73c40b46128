import { Button, NativeSelect } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { bogotaDate } from '#shared/calendar/civil-date.ts'
import { ConsentChannel, ConsentPurpose, type Customer, personalDataInForce } from '#shared/customers/schema.ts'
import { dayText, exactText } from '../language/format.ts'
import page from '../shell/page.module.css'
import { ConsentForm } from './ConsentForm.tsx'

interface Props {
  readonly customer: Customer
  readonly mayRecord: boolean
}

/** Authorisations by channel and purpose, with where each came from; giving and withdrawing take effect at once. */
export function Consents({ customer, mayRecord }: Props) {
  const { t } = useTranslation()
  const [asking, setAsking] = useState<{ channel: ConsentChannel; grant: boolean } | null>(null)
  const [purpose, setPurpose] = useState<ConsentPurpose>('service')
  const ofData = personalDataInForce(customer)
  // The treatment of data is one authorisation, by whatever channel it was said.
  const rows =
    purpose === 'personalData'
      ? [{ key: 'personalData', last: ofData, channel: ofData?.channel }]
      : ConsentChannel.options.map((channel) => ({
          key: channel,
          channel,
          last: customer.consents.findLast((one) => one.channel === channel && one.purpose === purpose),
        }))
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
            {rows.map(({ key, channel, last }) => {
              const inForce = last?.granted === true
              return (
                <tr key={key}>
                  <td>{channel === undefined ? '—' : t(`customers.consentChannel.${channel}`)}</td>
                  <td>
                    <span className={page.chip} data-yes={inForce}>
                      {t(
                        inForce
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
                      <span
                        title={`${exactText(last.at)} · ${last.wording}`}
                      >{`${last.source} · ${dayText(bogotaDate(last.at))}`}</span>
                    )}
                    {last !== undefined && last.purpose !== purpose && (
                      <small style={{ display: 'block' }}>{t('customers.consents.withService')}</small>
                    )}
                  </td>
                  {mayRecord && (
                    <td>
                      <Button
                        variant="subtle"
                        onClick={() => setAsking({ channel: channel ?? 'phone', grant: !inForce })}
                      >
                        {t(!inForce ? 'customers.consents.record' : 'customers.consents.withdraw')}
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
