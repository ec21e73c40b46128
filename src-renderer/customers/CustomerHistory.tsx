import { useTranslation } from 'react-i18next'
import type { Customer } from '#shared/customers/schema.ts'
import { CustomerId } from '#shared/kernel/ids.ts'
import { DueTag } from '../cases/DueTag.tsx'
import { areaName } from '../interactions/catalogue.ts'
import { countText } from '../language/format.ts'
import { PagedSection } from '../shell/PagedSection.tsx'
import page from '../shell/page.module.css'
import { hashOfPlace } from '../shell/place.ts'
import { usePages } from '../shell/use-pages.ts'
import { OfCard } from './OfCard.tsx'
import { Timeline } from './Timeline.tsx'
import { idsOf } from './use-one-customer.ts'

interface Props {
  readonly customerId: string
  /** Cards that are joined to it: their cases and contacts are the customer's too. */
  readonly joined: readonly Customer[]
}

/** Cases and contacts of a customer that are on this workstation, newest first. */
export function CustomerHistory({ customerId, joined }: Props) {
  const { t } = useTranslation()
  const id = CustomerId.parse(customerId)
  const cases = usePages('customers.cases', { id, also: idsOf(joined) })
  return (
    <>
      <section>
        <h2>
          {t('customers.cases')}{' '}
          <span className={page.n}>{cases.total === undefined ? '' : countText(t, cases.total)}</span>
        </h2>
        {cases.total === 0 && <small>{t('customers.panel.noCases')}</small>}
        <PagedSection
          pages={cases}
          label={t('customers.cases')}
          rowHeight={48}
          keyOf={({ doc }) => doc.id}
          render={({ doc }) => (
            <a className={page.item} href={hashOfPlace({ area: 'cases', id: doc.id })}>
              <span>
                <b className="tn">
                  {doc.radicado ?? t('cases.noNumber')} · {t(`kind.${doc.kind}`)} · {doc.topic}
                </b>
                <small>
                  {areaName(doc.area)} · {t(`cases.state.${doc.state}`)}{' '}
                  <OfCard card={joined.find((one) => one.id === doc.customerId)} read={{ id }} />
                </small>
              </span>
              <DueTag case={doc} />
            </a>
          )}
        />
      </section>
      <Timeline key={customerId} customerId={customerId} joined={joined} />
    </>
  )
}
