import { Button, NativeSelect, SegmentedControl, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { bogotaDate } from '#shared/calendar/civil-date.ts'
import { solversOf } from '#shared/cases/area-people.ts'
import { CASE_WORDS } from '#shared/cases/life.ts'
import type { Case } from '#shared/cases/schema.ts'
import { isHere, type User } from '#shared/identity/schema.ts'
import { instantOf } from '#shared/kernel/instants.ts'
import { AreaPeople } from '../cases/AreaPeople.tsx'
import { mayDoNow } from '../cases/actions.ts'
import { areaChoices, areaName } from '../interactions/catalogue.ts'
import { Sentence } from '../shell/Sentence.tsx'
import { say } from '../shell/ui-state.ts'
import { useActor } from '../shell/use-actor.ts'
import { NotReassignedList } from './NotReassignedList.tsx'
import classes from './unowned.module.css'
import { type Given, type NotReassigned, useReassign } from './use-reassign.ts'

const WAYS = ['holder', 'advisor', 'area'] as const
type Way = (typeof WAYS)[number]
const WORDS = { holder: 'solver', advisor: 'follower', area: 'otherArea' } as const

interface Props {
  readonly users: readonly User[]
  readonly chosen: readonly Case[]
  /** What stays chosen afterwards: those that were not reassigned. */
  readonly keep: (cases: readonly Case[]) => void
}

/** To whom the chosen cases go: who solves them, who follows them up with the customer, or another area. */
export function ReassignBar({ users, chosen, keep }: Props) {
  const { t } = useTranslation()
  const reassign = useReassign()
  const actor = useActor()
  const [way, setWay] = useState<Way>('holder')
  const [userId, setUserId] = useState('')
  const [area, setArea] = useState('')
  const [reason, setReason] = useState('')
  const [not, setNot] = useState<readonly NotReassigned[]>([])
  const today = bogotaDate(instantOf(Date.now()))
  const solvers = solversOf(chosen, users, today)
  const followers = users.filter((user) => isHere(user, today) && user.roles.includes('advisor'))
  const choices = way === 'advisor' ? followers : solvers
  const user = choices.find((one) => one.id === userId)
  const goes = (one: Case): boolean => {
    if (way === 'area') return area !== '' && one.area !== area && mayDoNow('case.transfer', one, actor)
    return user !== undefined && (way === 'advisor' || user.areas.includes(one.area))
  }
  const possible = chosen.filter(goes)
  const stays = chosen.filter((one) => !possible.includes(one))
  const areasOf = (cases: readonly Case[]) => [...new Set(cases.map((one) => areaName(one.area)))].join(', ')
  const given = ((): Given | null => {
    if (way === 'area') return reason.trim() === '' ? null : { to: 'area', area, reason: reason.trim() }
    return user === undefined ? null : { to: way, userId: user.id }
  })()
  const canGive = given !== null && possible.length > 0

  const run = async () => {
    if (!canGive) return
    const { done, not: failed } = await reassign.run(possible, given)
    setNot(failed)
    keep([...stays, ...failed.map((one) => one.case)])
    if (done === 0) return
    setReason('')
    say(t(`coordination.unowned.${given.to === 'area' ? 'moved' : 'done'}`, { count: done }))
  }
  const word = t(`coordination.unowned.${way === 'area' ? 'move' : 'reassign'}`)
  const missing = t(`coordination.unowned.${way === 'area' ? 'chooseArea' : 'chooseBoth'}`)

  return (
    <>
      <div className={classes.bar}>
        <SegmentedControl
          aria-label={t('coordination.unowned.reassign')}
          value={way}
          onChange={(next) => setWay(WAYS.find((one) => one === next) ?? 'holder')}
          data={WAYS.map((one) => ({ value: one, label: t(`coordination.unowned.${WORDS[one]}`) }))}
        />
        {way === 'area' ? (
          <>
            <NativeSelect
              aria-label={t('cases.field.toArea')}
              value={area}
              onChange={(event) => setArea(event.currentTarget.value)}
              data={[{ value: '', label: t('cases.chooseArea') }, ...areaChoices()]}
            />
            <TextInput
              aria-label={t('cases.text.case.transfer')}
              placeholder={t('cases.text.case.transfer')}
              maxLength={CASE_WORDS}
              value={reason}
              onChange={(event) => setReason(event.currentTarget.value)}
            />
          </>
        ) : (
          <NativeSelect
            aria-label={t(`coordination.unowned.${WORDS[way]}`)}
            value={user === undefined ? '' : userId}
            onChange={(event) => setUserId(event.currentTarget.value)}
            data={[
              { value: '', label: t('coordination.unowned.nobody') },
              ...choices.map(({ id, name }) => ({ value: id, label: name })),
            ]}
          />
        )}
        {reassign.progress === null ? (
          <Button variant="filled" disabled={!canGive} title={canGive ? undefined : missing} onClick={() => void run()}>
            {word}
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
      {way === 'holder' && chosen.length > 0 && solvers.length === 0 && (
        <Sentence tone="warn">{t('coordination.unowned.nobodySolves', { areas: areasOf(chosen) })}</Sentence>
      )}
      {way === 'holder' && user !== undefined && stays.length > 0 && (
        <Sentence tone="warn">
          {t('coordination.unowned.notNeeded', { name: user.name, areas: areasOf(stays) })}
        </Sentence>
      )}
      {way === 'area' && <AreaPeople area={area} />}
      {way === 'area' && area !== '' && stays.length > 0 && (
        <Sentence tone="warn">
          {t('coordination.unowned.notMoved', { count: stays.length, area: areaName(area) })}
        </Sentence>
      )}
      <NotReassignedList not={not} />
    </>
  )
}
