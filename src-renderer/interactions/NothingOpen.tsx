import { IconInbox } from '@tabler/icons-react'
import { lazy, Suspense } from 'react'
import { useWords } from '../language/use-words.ts'
import { useWatch } from '../shell/console.ts'
import { Empty } from '../shell/Empty.tsx'

/** Of no use while a contact is in course, and with the calendar in it: not of the first script. */
const NextFollowUp = lazy(() => import('./NextFollowUp.tsx').then((m) => ({ default: m.NextFollowUp })))

/** No contact is in course: what this place is for, and first of all what waits for whoever is here. */
export function NothingOpen({ mayBegin }: { mayBegin: boolean }) {
  const { t } = useWords()
  const waiting = useWatch('cases.waiting', mayBegin ? {} : null)
  if (!mayBegin)
    return (
      <Empty icon={IconInbox} title={t('interactions.empty.title')}>
        <p>{t('interactions.empty.coordinator')}</p>
      </Empty>
    )
  // Nobody reads that nothing is left to do before it is known.
  if (waiting === undefined) return null
  const { total } = waiting
  const count = typeof total === 'number' ? total : total.moreThan
  return (
    <Empty
      icon={IconInbox}
      title={count === 0 ? t('interactions.empty.title') : t('interactions.waiting.title', { count })}
    >
      {count === 0 && <p>{t('interactions.empty.text')}</p>}
      <Suspense>
        <NextFollowUp waiting={waiting.rows[0]?.doc ?? null} />
      </Suspense>
    </Empty>
  )
}
