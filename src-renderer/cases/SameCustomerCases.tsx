import { useTranslation } from 'react-i18next'
import { CustomerId } from '#shared/kernel/ids.ts'
import { idsOf, useJoined } from '../customers/use-one-customer.ts'
import { useWatch } from '../shell/console.ts'
import page from '../shell/page.module.css'
import { hashOfPlace } from '../shell/place.ts'
import { Sentence } from '../shell/Sentence.tsx'
import { DueTag } from './DueTag.tsx'

/** Open cases of the same customer of this kind or topic: perhaps it is one of them. Said before a second one is made. */
export function SameCustomerCases({
  customerId,
  kind,
  topic,
}: {
  customerId: string | null
  kind: string
  topic: string
}) {
  const { t } = useTranslation()
  const parsed = CustomerId.safeParse(customerId)
  const also = idsOf(useJoined(customerId))
  const cases = useWatch('customers.cases', parsed.success ? { id: parsed.data, also, limit: 500 } : null)
  const alike = (cases?.rows ?? []).filter(
    ({ doc }) => doc.state !== 'closed' && (doc.kind === kind || doc.topic === topic),
  )
  if (alike.length === 0) return null
  return (
    <Sentence tone="warn">
      <p>{t('cases.alike', { count: alike.length })}</p>
      <ul>
        {alike.slice(0, 5).map(({ doc }) => (
          <li key={doc.id} className={page.actions}>
            <a href={hashOfPlace({ area: 'cases', id: doc.id })}>
              {doc.radicado ?? t('cases.noNumber')} · {t(`kind.${doc.kind}`)} · {doc.topic}
            </a>
            <DueTag case={doc} />
          </li>
        ))}
      </ul>
    </Sentence>
  )
}
