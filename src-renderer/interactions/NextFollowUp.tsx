import { Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { instantOf } from '#shared/kernel/instants.ts'
import { dueWords } from '../cases/due.ts'
import { useWatch } from '../shell/console.ts'
import { goTo } from '../shell/place.ts'
import { useNow } from '../shell/use-now.ts'
import { numberText } from '../telephony/words.ts'
import { atWords, type FollowUp, nextFollowUp } from './next-follow-up.ts'

/** With nothing in course, what comes next: whom I am to call back or tell the answer of their case, and by when. */
export function NextFollowUp() {
  const { t } = useTranslation()
  const promised = useWatch('interactions.callBacks', { limit: 1 })
  const due = useWatch('cases.nextDue', {})
  if (promised === undefined || due === undefined) return null
  const next = nextFollowUp(promised.rows[0]?.doc, due?.doc)
  return next === null ? <p>{t('interactions.next.none')}</p> : <Next next={next} />
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
