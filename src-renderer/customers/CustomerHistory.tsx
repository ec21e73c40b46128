import { useTranslation } from 'react-i18next'
import { CustomerId } from '#shared/kernel/ids.ts'
import { DueTag } from '../cases/DueTag.tsx'
import { areaName } from '../interactions/catalogue.ts'
import { useWatch } from '../shell/console.ts'
import page from '../shell/page.module.css'
import { hashOfPlace } from '../shell/place.ts'
import { Timeline } from './Timeline.tsx'

/** Cases and contacts of a customer that are on this workstation, newest first. */
export function CustomerHistory({ customerId }: { customerId: string }) {
  const { t } = useTranslation()
  const id = CustomerId.parse(customerId)
  const cases = useWatch('customers.cases', { id })
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
      <Timeline key={customerId} customerId={customerId} />
    </>
  )
}
