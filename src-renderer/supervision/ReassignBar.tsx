import { Button, NativeSelect, SegmentedControl } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { bogotaDate } from '#shared/calendar/civil-date.ts'
import type { Case } from '#shared/cases/schema.ts'
import { isHere, type User } from '#shared/identity/schema.ts'
import { instantOf } from '#shared/kernel/instants.ts'
import { areaName } from '../interactions/catalogue.ts'
import { sentenceOf } from '../language/sentence.ts'
import { Sentence } from '../shell/Sentence.tsx'
import { say } from '../shell/ui-state.ts'
import classes from './unowned.module.css'
import { type NotReassigned, useReassign } from './use-reassign.ts'

interface Props {
  readonly users: readonly User[]
  readonly chosen: readonly Case[]
  /** What stays chosen afterwards: those that were not reassigned. */
  readonly keep: (cases: readonly Case[]) => void
}

/** To whom the chosen cases go: who solves them, or who follows them up with the customer. */
export function ReassignBar({ users, chosen, keep }: Props) {
  const { t } = useTranslation()
  const reassign = useReassign()
  const [as, setAs] = useState<'holder' | 'advisor'>('holder')
  const [userId, setUserId] = useState('')
  const [not, setNot] = useState<readonly NotReassigned[]>([])
  const today = bogotaDate(instantOf(Date.now()))
  const choices = users.filter(
    (user) => isHere(user, today) && (as === 'advisor' ? user.roles.includes('advisor') : user.areas.length > 0),
  )
  const user = choices.find((one) => one.id === userId)
  const possible =
    user === undefined ? [] : as === 'advisor' ? chosen : chosen.filter(({ area }) => user.areas.includes(area))
  const others = [...new Set(chosen.filter((one) => !possible.includes(one)).map(({ area }) => areaName(area)))]

  const run = async () => {
    if (user === undefined || possible.length === 0) return
    const { done, not: failed } = await reassign.run(possible, user.id, as)
    setNot(failed)
    keep([...chosen.filter((one) => !possible.includes(one)), ...failed.map((one) => one.case)])
    if (done > 0) say(t('coordination.unowned.done', { count: done }))
  }

  return (
    <>
      <div className={classes.bar}>
        <SegmentedControl
          aria-label={t('coordination.unowned.reassign')}
          value={as}
          onChange={(next) => setAs(next === 'advisor' ? 'advisor' : 'holder')}
          data={[
            { value: 'holder', label: t('coordination.unowned.solver') },
            { value: 'advisor', label: t('coordination.unowned.follower') },
          ]}
        />
        <NativeSelect
          aria-label={t(as === 'holder' ? 'coordination.unowned.solver' : 'coordination.unowned.follower')}
          value={user === undefined ? '' : userId}
          onChange={(event) => setUserId(event.currentTarget.value)}
          data={[
            { value: '', label: t('coordination.unowned.nobody') },
            ...choices.map(({ id, name }) => ({ value: id, label: name })),
          ]}
        />
        {reassign.progress === null ? (
          <Button
            variant="filled"
            disabled={possible.length === 0}
            title={possible.length === 0 ? t('coordination.unowned.chooseBoth') : undefined}
            onClick={() => void run()}
          >
            {t('coordination.unowned.reassign')}
          </Button>
        ) : (
          <>
            <span role="status">{t('coordination.unowned.progress', reassign.progress)}</span>
            <Button onClick={reassign.stop}>{t('coordination.unowned.stop')}</Button>
          </>
        )}
        <span role="status" className="tn">
          {t('coordination.unowned.chosen', { count: chosen.length })}
        </span>
      </div>
      {user !== undefined && others.length > 0 && (
        <Sentence tone="warn">
          {t('coordination.unowned.notNeeded', { name: user.name, areas: others.join(', ') })}
        </Sentence>
      )}
      {not.length > 0 && (
        <Sentence tone="bad">
          <p>{t('coordination.unowned.failed')}</p>
          <ul>
            {not.map((one) => (
              <li key={one.case.id}>
                {one.case.radicado ?? t('cases.noNumber')}: {sentenceOf(t, one.why)}
              </li>
            ))}
          </ul>
        </Sentence>
      )}
    </>
  )
}
