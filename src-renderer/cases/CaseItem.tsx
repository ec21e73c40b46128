import { useTranslation } from 'react-i18next'
import type { Case } from '#shared/cases/schema.ts'
import type { Shown } from '#shared/console/queries.ts'
import { areaName } from '../interactions/catalogue.ts'
import { useWatch } from '../shell/console.ts'
import { PendingTag } from '../shell/PendingTag.tsx'
import page from '../shell/page.module.css'
import { hashOfPlace } from '../shell/place.ts'
import { DueTag } from './DueTag.tsx'

/** CSS pixels of a case in a list: whose it is, what about, how far, and its two clocks, each on a line of its own. */
export const ROW_HEIGHT = 108

export function CaseItem({ row: { doc, pending }, current }: { row: Shown<Case>; current: boolean }) {
  const { t } = useTranslation()
  const customer = useWatch('customers.get', doc.customerId === null ? null : { id: doc.customerId })
  return (
    <a
      className={page.item}
      href={hashOfPlace({ area: 'cases', id: doc.id })}
      aria-current={current}
      style={{ height: ROW_HEIGHT - 2 }}
    >
      <span>
        <b className="tn">
          {doc.radicado ?? t('cases.noNumber')} · {customer?.doc.name ?? t('interactions.noCustomer')}
        </b>
        <small>
          {t(`kind.${doc.kind}`)} · {doc.topic}
        </small>
        <small>
          {/* On a line that is cut where it is too long: one more line would not fit. */}
          <PendingTag pending={pending} /> {t(`cases.state.${doc.state}`)} · {areaName(doc.area)}
        </small>
        <DueTag case={doc} named />
        <br />
        <DueTag case={doc} clock="area" named />
      </span>
    </a>
  )
}
