import { Combobox } from '@mantine/core'
import { IconCloudSearch } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { Customer } from '#shared/customers/schema.ts'
import { sentenceOf } from '../../language/sentence.ts'
import { useWatch } from '../../shell/console.ts'
import page from '../../shell/page.module.css'
import { mainIdentifier, mistakeWords } from '../words.ts'
import { useCentralState } from './central-search.ts'

/** What is chosen to ask the centre for what was typed. */
export const ASK_CENTRE = 'ask-centre'

/** Of what is offered while one types: who is not on this workstation, asked of the centre and shown as the centre's. */
export function CentralOptions({ text, here }: { text: string; here: ReadonlySet<string> }) {
  const { t } = useTranslation()
  const { asked, found, refused } = useCentralState()
  const connection = useWatch('sync.status', {})?.connection
  const offline = connection !== undefined && connection !== 'online' && connection !== 'connecting'
  const isAsked = asked === text
  const others = found?.rows.filter(({ id }) => !here.has(id)) ?? []
  const likely = found?.likely.filter(({ customer: { id } }) => !here.has(id)) ?? []
  const waiting = isAsked && found === null && refused === null
  return (
    <>
      {(!isAsked || refused !== null) && (
        <Combobox.Option value={ASK_CENTRE} disabled={offline}>
          <IconCloudSearch size={16} style={{ verticalAlign: -3 }} aria-hidden />{' '}
          {t(isAsked ? 'customers.central.again' : 'customers.central.searchFor', { text })}
          {offline && <small style={{ display: 'block' }}>{t('customers.central.offline')}</small>}
        </Combobox.Option>
      )}
      {waiting && <Combobox.Empty role="status">{t('customers.central.asking')}</Combobox.Empty>}
      {isAsked && refused !== null && (
        <Combobox.Empty role="status">
          {refused.code === 'centre.unreachable' ? t('customers.central.unreachable') : sentenceOf(t, refused)}
        </Combobox.Empty>
      )}
      {isAsked && found !== null && others.length + likely.length === 0 && (
        <Combobox.Empty role="status">{t('customers.central.nobody', { text })}</Combobox.Empty>
      )}
      {isAsked && others.map((customer) => <OfCentre key={customer.id} customer={customer} />)}
      {isAsked &&
        likely.map(({ customer, mistake }) => (
          <OfCentre key={customer.id} customer={customer} hint={mistakeWords(t, mistake)} />
        ))}
    </>
  )
}

function OfCentre({ customer, hint }: { customer: Customer; hint?: string }) {
  const { t } = useTranslation()
  return (
    <Combobox.Option value={customer.id}>
      <b style={{ fontWeight: 600 }}>{customer.name}</b>{' '}
      <small className="tn">
        {[mainIdentifier(t, customer), customer.city, hint ?? ''].filter((one) => one !== '').join(' · ')}
      </small>{' '}
      <span className={page.chip}>
        <IconCloudSearch size={12} aria-hidden /> {t('customers.central.ofCentre')}
      </span>
    </Combobox.Option>
  )
}
