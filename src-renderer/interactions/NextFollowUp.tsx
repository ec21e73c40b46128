import { Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { Case } from '#shared/cases/schema.ts'
import { instantOf } from '#shared/kernel/instants.ts'
import { dueWords } from '../cases/due.ts'
import { waitingWords } from '../cases/waiting-words.ts'
import { useWatch } from '../shell/console.ts'
import { goTo } from '../shell/place.ts'
import { useActor, useNames } from '../shell/use-actor.ts'
import { useNow } from '../shell/use-now.ts'
import { numberText } from '../telephony/words.ts'
import { atWords, type FollowUp, nextFollowUp } from './next-follow-up.ts'

/**
 * With nothing in course, what comes next: the case whose next step is mine, and whom I am to call back or tell the answer
 * of their case, by when.
 */
export function NextFollowUp({ waiting }: { waiting: Case | null }) {
  const { t } = useTranslation()
  const promised = useWatch('interactions.callBacks', { limit: 1 })
  const due = useWatch('cases.nextDue', {})
  if (promised === undefined || due === undefined) return null
  // Each case is said once, by what matters most of it.
  const next = nextFollowUp(promised.rows[0]?.doc, due?.doc.id === waiting?.id ? undefined : due?.doc)
  return (
    <>
      {waiting !== null && <Waiting current={waiting} />}
      {next !== null ? <Next next={next} /> : waiting === null && <p>{t('interactions.next.none')}</p>}
    </>
  )
}

/** A case whose next step is mine: what was asked or answered, and by whom. */
function Waiting({ current }: { current: Case }) {
  const { t } = useTranslation()
  const actor = useActor()
  const names = useNames()
  const card = useWatch('customers.get', current.customerId === null ? null : { id: current.customerId })
  if (current.customerId !== null && card === undefined) return null
  const words = waitingWords(current, actor)
  const what =
    words === null
      ? t(`cases.state.${current.state}`).toLowerCase()
      : t(`cases.waits.${words.what}`, { name: names(words.by) ?? t('cases.unknownPerson') })
  const customer = card?.doc.name ?? t('interactions.next.someone')
  return (
    <>
      <p>
        {current.radicado === null
          ? t('interactions.waiting.caseWithoutNumber', { customer, what })
          : t('interactions.waiting.case', { radicado: current.radicado, customer, what })}
      </p>
      <Button onClick={() => goTo('cases', current.id)}>{t('interactions.waiting.open')}</Button>
    </>
  )
}

function Next({ next }: { next: FollowUp }) {
  const { t } = useTranslation()
  const now = useNow(60_000)
  const { customerId } = next.kind === 'case' ? next.current : next.contact
  const card = useWatch('customers.get', customerId === null ? null : { id: customerId })
  // Nothing is said before the name is here: the sentence would change under who reads it.
  if (customerId !== null && card === undefined) return null
  switch (next.kind) {
    case 'case': {
      const { id, radicado, clocks } = next.current
      const customer = card?.doc.name ?? t('interactions.next.someone')
      const when = dueWords(t, clocks.customer, instantOf(now))
      return (
        <>
          <p>
            {radicado === null
              ? t('interactions.next.caseWithoutNumber', { customer, when })
              : t('interactions.next.case', { radicado, customer, when })}
          </p>
          <Button onClick={() => goTo('cases', id)}>{t('interactions.next.openCase')}</Button>
        </>
      )
    }
    case 'callBack': {
      const { id, call } = next.contact
      const number = call?.number ?? null
      const known = card?.doc.name ?? (number === null ? t('interactions.next.someone') : numberText(t, number))
      return (
        <>
          <p>{t('interactions.next.callBack', { customer: known, when: atWords(t, next.dueAt, now) })}</p>
          <Button onClick={() => goTo('inbox', id)}>{t('interactions.next.openContact')}</Button>
        </>
      )
    }
  }
}
