import { useTranslation } from 'react-i18next'
import { isByItself } from '#shared/cases/life.ts'
import type { Case } from '#shared/cases/schema.ts'
import page from '../shell/page.module.css'
import { useNames } from '../shell/use-actor.ts'
import { When } from '../shell/When.tsx'
import { EntryContact } from './EntryContact.tsx'

/** What has happened on a case: what, by whom, and in which contact with the customer. */
export function CaseEntries({ entries }: Pick<Case, 'entries'>) {
  const { t } = useTranslation()
  const names = useNames()
  return (
    <section>
      <h2>
        {t('cases.entries')} <span className={page.n}>{entries.length}</span>
      </h2>
      {entries.length === 0 && <small>{t('cases.noEntries')}</small>}
      <ul>
        {entries.map((entry) => (
          <li key={entry.id} className={page.line}>
            <When at={entry.at} />
            <div>
              <b>{t(`cases.happened.${entry.what}`)}</b>{' '}
              <small style={{ display: 'inline' }}>
                {isByItself(entry.what) ? null : (names(entry.by) ?? t('cases.unknownPerson'))}
              </small>
              {entry.text !== '' && <p className={page.text}>{entry.text}</p>}
              <EntryContact contactId={entry.contactId} />
            </div>
          </li>
        ))}
      </ul>
    </section>
  )
}
