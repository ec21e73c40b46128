import { Button } from '@mantine/core'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import type { Case } from '#shared/cases/schema.ts'
import { CustomerId } from '#shared/kernel/ids.ts'
import { idsOf, useJoined } from '../customers/use-one-customer.ts'
import { useWatch } from '../shell/console.ts'
import page from '../shell/page.module.css'
import { hashOfPlace } from '../shell/place.ts'
import { Sentence } from '../shell/Sentence.tsx'
import { useActor } from '../shell/use-actor.ts'
import { mayDoNow } from './actions.ts'
import { DueTag } from './DueTag.tsx'

interface Props {
  readonly customerId: string | null
  readonly kind: string
  readonly topic: string
  /** It is this one: what the customer says is added to it. */
  readonly add: (same: Case) => void
  readonly disabled: boolean
  /** They stand above what is being written now, and were not there before. */
  readonly appeared: () => void
}

/**
 * Open cases of the same customer of this kind or topic: perhaps it is one of them. Said before a second one is made, with
 * how far each has come, and the way out where it is the same.
 */
export function SameCustomerCases({ customerId, kind, topic, add, disabled, appeared }: Props) {
  const { t } = useTranslation()
  const actor = useActor()
  const parsed = CustomerId.safeParse(customerId)
  const also = idsOf(useJoined(customerId))
  const cases = useWatch('customers.cases', parsed.success ? { id: parsed.data, also, limit: 500 } : null)
  const alike = (cases?.rows ?? []).filter(
    ({ doc }) => doc.state !== 'closed' && (doc.kind === kind || doc.topic === topic),
  )
  const areThere = alike.length > 0
  // biome-ignore lint/correctness/useExhaustiveDependencies: told once they come
  useEffect(() => {
    if (areThere) appeared()
  }, [areThere])
  if (!areThere) return null
  return (
    <Sentence tone="warn">
      <p>{t('cases.alike', { count: alike.length })}</p>
      <ul>
        {alike.slice(0, 5).map(({ doc }) => (
          <li key={doc.id} className={page.actions}>
            <a href={hashOfPlace({ area: 'cases', id: doc.id })}>
              {doc.radicado ?? t('cases.noNumber')} · {t(`kind.${doc.kind}`)} · {doc.topic}
            </a>
            <small>{t(`cases.state.${doc.state}`)}</small>
            {doc.state === 'answered' && <b>{t('cases.toInform')}</b>}
            <DueTag case={doc} />
            {mayDoNow('case.addNote', doc, actor) && (
              <Button size="compact-sm" disabled={disabled} onClick={() => add(doc)}>
                {doc.radicado === null ? t('cases.sameNoNumber') : t('cases.same', { radicado: doc.radicado })}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </Sentence>
  )
}
