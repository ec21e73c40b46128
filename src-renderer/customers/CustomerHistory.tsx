import { useTranslation } from 'react-i18next'
import { CustomerId } from '#shared/kernel/ids.ts'
import { DueTag } from '../cases/DueTag.tsx'
import { areaName } from '../interactions/catalogue.ts'
import { countText } from '../language/format.ts'
import { useWatch } from '../shell/console.ts'
import page from '../shell/page.module.css'
import { hashOfPlace } from '../shell/place.ts'
import { When } from '../shell/When.tsx'

/** Cases and contacts of a customer that are on this workstation, newest first. */
export function CustomerHistory({ customerId }: { customerId: string }) {
  const { t } = useTranslation()
  const id = CustomerId.parse(customerId)
  const cases = useWatch('customers.cases', { id })
  const contacts = useWatch('customers.interactions', { id, limit: 50 })
  return (
    <>
      <section>
        <h2>
          {t('customers.cases')} <span className={page.n}>{cases?.rows.length ?? ''}</span>
        </h2>
        {cases?.rows.length === 0 && <small>{t('customers.panel.noCases')}</small>}
        {(cases?.rows ?? []).map(({ doc }) => (
          <a key={doc.id} className={page.item} href={hashOfPlace({ area: 'cases', id: doc.id })}>
            <span>
              <b className="tn">
                {doc.radicado ?? t('cases.noNumber')} · {t(`kind.${doc.kind}`)} · {doc.topic}
              </b>
              <small>
                {areaName(doc.area)} · {t(`cases.state.${doc.state}`)}
              </small>
            </span>
            <DueTag case={doc} />
          </a>
        ))}
      </section>
      <section>
        <h2>
          {t('customers.contacts')}{' '}
          <span className={page.n}>{contacts === undefined ? '' : countText(t, contacts.total)}</span>
        </h2>
        {contacts?.rows.length === 0 && <small>{t('customers.panel.noContacts')}</small>}
        <ul>
          {(contacts?.rows ?? []).map(({ doc }) => (
            <li key={doc.id} className={page.line}>
              <When at={doc.openedAt} />
              <div>
                <a className={page.lineLink} href={hashOfPlace({ area: 'inbox', id: doc.id })}>
                  {[doc.disposition?.label ?? t('interactions.open'), ...doc.requests.map((one) => one.topic)].join(
                    ' · ',
                  )}
                </a>
                <small>
                  {[t(`channel.${doc.channel}`), ...doc.requests.map((one) => one.text)]
                    .filter((one) => one !== '')
                    .join(' · ')}
                </small>
                {doc.notes.map((note) => (
                  <small key={note.id} className={page.text}>
                    {note.text}
                  </small>
                ))}
              </div>
            </li>
          ))}
        </ul>
      </section>
    </>
  )
}
