import { useTranslation } from 'react-i18next'
import type { Case } from '#shared/cases/schema.ts'
import type { Shown } from '#shared/console/queries.ts'
import { areaName } from '../../interactions/catalogue.ts'
import { useWatch } from '../../shell/console.ts'
import { PendingTag } from '../../shell/PendingTag.tsx'
import page from '../../shell/page.module.css'
import { hashOfPlace } from '../../shell/place.ts'
import { When } from '../../shell/When.tsx'

/** CSS pixels of a closed case in a list: its clocks have stopped, and it is said when it was closed. */
export const CLOSED_ROW = 70

interface Props {
  readonly of: Case
  readonly pending?: Shown<Case>['pending']
  readonly customer: string | null
  readonly isCurrent: boolean
}

/** A closed case in a list: whose it was, what about, and when it was closed. */
export function ClosedRow({ of, pending = 'settled', customer, isCurrent }: Props) {
  const { t } = useTranslation()
  return (
    <a
      className={page.item}
      href={hashOfPlace({ area: 'cases', id: of.id })}
      aria-current={isCurrent}
      style={{ height: CLOSED_ROW - 2 }}
    >
      <span>
        <b className="tn">
          {of.radicado ?? t('cases.noNumber')} · {customer ?? t('interactions.noCustomer')}
        </b>
        <small>
          {t(`kind.${of.kind}`)} · {areaName(of.area)} · {of.topic}
        </small>
        {of.closedAt !== null && (
          <small>
            {t('cases.state.closed')} <When at={of.closedAt} /> <PendingTag pending={pending} />
          </small>
        )}
      </span>
    </a>
  )
}

/** One that this workstation keeps. */
export function ClosedHere({ row: { doc, pending }, isCurrent }: { row: Shown<Case>; isCurrent: boolean }) {
  const customer = useWatch('customers.get', doc.customerId === null ? null : { id: doc.customerId })
  return <ClosedRow of={doc} pending={pending} customer={customer?.doc.name ?? null} isCurrent={isCurrent} />
}
