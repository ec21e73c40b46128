import { IconCloudSearch } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { Customer } from '#shared/customers/schema.ts'
import { centreSentence } from '../../shell/CentreRefusal.tsx'
import page from '../../shell/page.module.css'
import { SuggestNote, SuggestOption } from '../../shell/SuggestField.tsx'
import { useIsOffline } from '../../sync/use-is-offline.ts'
import { mainIdentifier, mistakeWords } from '../words.ts'
import { useCentralState } from './central-search.ts'

/** What is chosen to ask the centre for what was typed. */
export const ASK_CENTRE = 'ask-centre'

/** Of what is offered while one types: who is not on this workstation, asked of the centre and shown as the centre's. */
export function CentralOptions({ text, here }: { text: string; here: ReadonlySet<string> }) {
  const { t } = useTranslation()
  const { asked, found, refused } = useCentralState()
  const offline = useIsOffline()
  const isAsked = asked === text
  const others = found?.rows.filter(({ id }) => !here.has(id)) ?? []
  const likely = found?.likely.filter(({ customer: { id } }) => !here.has(id)) ?? []
  const waiting = isAsked && found === null && refused === null
  return (
    <>
      {(!isAsked || refused !== null) && (
        <SuggestOption value={ASK_CENTRE} disabled={offline}>
          <IconCloudSearch size={16} style={{ verticalAlign: -3 }} aria-hidden />{' '}
          {t(isAsked ? 'customers.central.again' : 'customers.central.searchFor', { text })}
          {offline && <small style={{ display: 'block' }}>{t('customers.central.offline')}</small>}
        </SuggestOption>
      )}
      {waiting && <SuggestNote told>{t('customers.central.asking')}</SuggestNote>}
      {isAsked && refused !== null && (
        <SuggestNote told>{centreSentence(t, refused, t('customers.central.unreachable'))}</SuggestNote>
      )}
      {isAsked && found !== null && others.length + likely.length === 0 && (
        <SuggestNote told>{t('customers.central.nobody', { text })}</SuggestNote>
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
    <SuggestOption value={customer.id}>
      <b style={{ fontWeight: 600 }}>{customer.name}</b>{' '}
      <small className="tn">
        {[mainIdentifier(t, customer), customer.city, hint ?? ''].filter((one) => one !== '').join(' · ')}
      </small>{' '}
      <span className={page.chip}>
        <IconCloudSearch size={12} aria-hidden /> {t('customers.central.ofCentre')}
      </span>
    </SuggestOption>
  )
}
