import { IconCloudSearch } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { centreSentence } from '../shell/CentreRefusal.tsx'
import page from '../shell/page.module.css'
import { SuggestNote, SuggestOption } from '../shell/SuggestField.tsx'
import { useIsOffline } from '../sync/use-is-offline.ts'
import { useCentralCase } from './central-case.ts'

/** What is chosen to ask the centre for the case whose radicado was typed. */
export const ASK_CASE = 'ask-case'

/** Of what is offered while one types: the customer of a case that is not on this workstation, asked of the centre. */
export function CentralCaseOption({ radicado }: { radicado: string }) {
  const { t } = useTranslation()
  const { asked, found, refused } = useCentralCase()
  const isOffline = useIsOffline()
  if (asked !== radicado || refused !== null)
    return (
      <>
        <SuggestOption value={ASK_CASE} disabled={isOffline}>
          <IconCloudSearch size={16} style={{ verticalAlign: -3 }} aria-hidden />{' '}
          {t('cases.central.find', { radicado })}
        </SuggestOption>
        {asked === radicado && refused !== null && (
          <SuggestNote told>{centreSentence(t, refused, t('customers.central.unreachable'))}</SuggestNote>
        )}
      </>
    )
  if (found === undefined) return <SuggestNote told>{t('customers.central.asking')}</SuggestNote>
  if (found === null) return <SuggestNote told>{t('cases.central.none', { radicado })}</SuggestNote>
  const { customerId } = found.case
  if (customerId === null) return <SuggestNote told>{t('cases.central.noCustomer', { radicado })}</SuggestNote>
  return (
    <SuggestOption value={customerId}>
      <b style={{ fontWeight: 600 }}>{found.customer ?? t('customers.otherCard')}</b>{' '}
      <small className="tn">{t('customers.ofCase', { radicado })}</small>{' '}
      <span className={page.chip}>
        <IconCloudSearch size={12} aria-hidden /> {t('cases.closed.ofCentre')}
      </span>
    </SuggestOption>
  )
}
