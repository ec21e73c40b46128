import { Button } from '@mantine/core'
import { IconPlaneDeparture } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { bogotaDate } from '#shared/calendar/civil-date.ts'
import { isHere } from '#shared/identity/schema.ts'
import { instantOf } from '#shared/kernel/instants.ts'
import type { Rejection } from '#shared/kernel/result.ts'
import { dayText } from '../language/format.ts'
import { sentenceOf } from '../language/sentence.ts'
import { useDispatch, useWatch } from '../shell/console.ts'
import frame from '../shell/frame.module.css'
import { usePerson } from '../shell/person.ts'
import { say } from '../shell/ui-state.ts'
import { useNames } from '../shell/use-actor.ts'
import { useNow } from '../shell/use-now.ts'

const MINUTE_MS = 60_000

/** That who is at the console is marked absent: what they hold is given to others meanwhile. They can say that they are back. */
export function AbsentNote() {
  const { t } = useTranslation()
  const person = usePerson()
  const names = useNames()
  const dispatch = useDispatch()
  const [refused, setRefused] = useState<Rejection | null>(null)
  const today = bogotaDate(instantOf(useNow(MINUTE_MS)))
  const user = useWatch('directory.users', {})?.find(({ doc }) => doc.id === person.id)?.doc
  if (user === undefined || !user.enabled || isHere(user, today)) return null
  const by = user.absentBy === undefined ? undefined : names(user.absentBy)
  const who = user.absentBy === user.id ? 'self' : by === undefined ? 'nobody' : 'other'
  const back = async () => {
    const answer = await dispatch('user.setAbsence', { userId: user.id, until: null })
    if (!answer.ok) return setRefused(answer.error)
    setRefused(null)
    say(t('identity.absent.returned'))
  }
  return (
    <aside className={frame.bars} aria-label={t('identity.absent.title')}>
      <div className={frame.bar} role="status">
        <IconPlaneDeparture size={18} aria-hidden />
        <span>
          {t(`identity.absent.${who}`, { name: by, day: dayText(user.absentUntil ?? today) })}{' '}
          {refused === null ? t('identity.absent.means') : sentenceOf(t, refused)}
        </span>
        <Button variant="subtle" onClick={() => void back()}>
          {t('identity.absent.back')}
        </Button>
      </div>
    </aside>
  )
}
