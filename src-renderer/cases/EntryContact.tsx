import { useTranslation } from 'react-i18next'
import type { CaseEntry } from '#shared/cases/schema.ts'
import { exactText } from '../language/format.ts'
import { useWatch } from '../shell/console.ts'
import page from '../shell/page.module.css'
import { hashOfPlace } from '../shell/place.ts'

/** In which contact with the customer something happened on a case; entries that do not say show nothing. */
export function EntryContact({ contactId }: { contactId: CaseEntry['contactId'] }) {
  const { t } = useTranslation()
  const shown = useWatch('interactions.get', contactId === undefined || contactId === null ? null : { id: contactId })
  if (contactId === undefined) return null
  if (contactId === null) return <small>{t('cases.which.without')}</small>
  if (shown === undefined) return null
  // Those of other teams are not on every workstation.
  if (shown === null) return <small>{t('cases.which.elsewhere')}</small>
  const { channel, openedAt } = shown.doc
  return (
    <a className={page.lineLink} href={hashOfPlace({ area: 'inbox', id: contactId })}>
      {t('cases.which.in', { channel: t(`channel.${channel}`).toLowerCase(), when: exactText(openedAt) })}
    </a>
  )
}
