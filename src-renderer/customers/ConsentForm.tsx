import { Button, NativeSelect, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ConsentChannel, type ConsentPurpose } from '#shared/customers/schema.ts'
import type { Rejection } from '#shared/kernel/result.ts'
import { useDispatch } from '../shell/console.ts'
import page from '../shell/page.module.css'
import { Refusal } from '../shell/Refusal.tsx'
import { say } from '../shell/ui-state.ts'
import { consentWords } from './consent-words.ts'

interface Props {
  readonly customerId: string
  readonly channel: ConsentChannel
  readonly purpose: ConsentPurpose
  readonly grant: boolean
  readonly close: () => void
}

/** What a customer said about being contacted, or about their data, in their words. */
export function ConsentForm({ customerId, channel, purpose, grant, close }: Props) {
  const { t } = useTranslation()
  const dispatch = useDispatch()
  const ofData = purpose === 'personalData'
  const words =
    purpose === 'personalData'
      ? t(grant ? 'customers.consents.personalDataGrant' : 'customers.consents.personalDataWithdraw')
      : consentWords(t, grant, channel, purpose)
  const [by, setBy] = useState(channel)
  const [source, setSource] = useState(t('customers.consents.sourceContact'))
  const [wording, setWording] = useState(words)
  const [refused, setRefused] = useState<Rejection | null>(null)
  const save = async () => {
    const name = grant ? 'customer.recordConsent' : 'customer.withdrawConsent'
    const answer = await dispatch(name, { customerId, channel: by, purpose, source, wording })
    if (!answer.ok) return setRefused(answer.error)
    say(t(grant ? 'customers.consents.recorded' : 'customers.consents.withdrawnDone'))
    close()
  }
  return (
    <div className={page.card} style={{ marginTop: 10 }}>
      <h2>
        {t(grant ? 'customers.consents.record' : 'customers.consents.withdraw')} ·{' '}
        {ofData ? t('customers.purpose.personalData') : t(`customers.consentChannel.${channel}`)}
      </h2>
      {ofData && !grant && <small>{t('customers.consents.personalDataHint')}</small>}
      <div className={page.two}>
        {ofData && (
          <NativeSelect
            label={t('customers.consents.givenBy')}
            value={by}
            onChange={(event) => setBy(ConsentChannel.parse(event.currentTarget.value))}
            data={ConsentChannel.options.map((one) => ({ value: one, label: t(`customers.consentChannel.${one}`) }))}
          />
        )}
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
      {refused !== null && <Refusal why={refused} />}
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
