import { Button, TextInput } from '@mantine/core'
import { IconCircleCheck, IconCircleX, IconPlaneDeparture, IconSearch } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { bogotaDate } from '#shared/calendar/civil-date.ts'
import { hasEveryWord } from '#shared/catalogues/plain.ts'
import type { Shown } from '#shared/console/queries.ts'
import { isHere, type User } from '#shared/identity/schema.ts'
import { CivilDate, instantOf } from '#shared/kernel/instants.ts'
import type { Rejection } from '#shared/kernel/result.ts'
import { dayText } from '../language/format.ts'
import { sentenceOf } from '../language/sentence.ts'
import { useDispatch, useWatch } from '../shell/console.ts'
import { DateField } from '../shell/DateField.tsx'
import { PendingTag } from '../shell/PendingTag.tsx'
import page from '../shell/page.module.css'
import { Sentence } from '../shell/Sentence.tsx'
import { Starting } from '../shell/Starting.tsx'
import { say } from '../shell/ui-state.ts'
import { VirtualTable } from '../shell/VirtualTable.tsx'
import { SkillsCell } from './SkillsCell.tsx'

/** Who is away until when, and what each knows; marking it, and saying that somebody is back. */
export function Absences() {
  const { t } = useTranslation()
  const dispatch = useDispatch()
  const users = useWatch('directory.users', {})
  const queues = useWatch('directory.queues', {})
  const [text, setText] = useState('')
  const [last, setLast] = useState<ReadonlyMap<string, string>>(new Map())
  const [refused, setRefused] = useState<Rejection | null>(null)
  if (users === undefined) return <Starting what="shell.reading" />
  const today = bogotaDate(instantOf(Date.now()))
  const rows = users.filter(({ doc }) => hasEveryWord(doc.name, text))
  const asked = [...new Set(queues?.flatMap(({ doc }) => doc.skills))]

  const set = async (user: User, until: CivilDate | null) => {
    const answer = await dispatch('user.setAbsence', { userId: user.id, until })
    if (!answer.ok) return setRefused(answer.error)
    setRefused(null)
    say(
      until === null
        ? t('coordination.absence.returned', { name: user.name })
        : t('coordination.absence.saved', { name: user.name, day: dayText(until) }),
    )
  }

  return (
    <div className={page.form} style={{ maxWidth: 'none' }}>
      <div className={page.actions}>
        <TextInput
          aria-label={t('coordination.absence.search')}
          placeholder={t('coordination.absence.search')}
          leftSection={<IconSearch size={16} aria-hidden />}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
        />
        <span className={page.n}>{t('coordination.absence.count', { count: rows.length })}</span>
      </div>
      {refused !== null && <Sentence tone="bad">{sentenceOf(t, refused)}</Sentence>}
      {rows.length === 0 ? (
        <p role="status">{t('coordination.absence.none')}</p>
      ) : (
        <VirtualTable
          label={t('coordination.tab.people')}
          of={text}
          length={rows.length}
          columns={[
            { key: 'name', head: t('coordination.absence.column.name'), width: '15%' },
            { key: 'role', head: t('coordination.absence.column.role'), width: '14%' },
            { key: 'skills', head: t('coordination.absence.column.skills'), width: '18%' },
            { key: 'state', head: t('coordination.absence.column.state'), width: '170px' },
            { key: 'act', head: <span className="vh">{t('coordination.absence.set')}</span>, width: '490px' },
          ]}
          row={(index) => rows[index]}
          keyOf={({ doc }) => doc.id}
          render={(row) => (
            <Cells
              {...row}
              today={today}
              asked={asked}
              last={last.get(row.doc.id) ?? ''}
              setLast={(value) => setLast((now) => new Map(now).set(row.doc.id, value))}
              set={(until) => void set(row.doc, until)}
            />
          )}
        />
      )}
    </div>
  )
}

interface CellsProps extends Shown<User> {
  readonly today: CivilDate
  readonly asked: readonly string[]
  /** The day that is being chosen, as it is typed. */
  readonly last: string
  readonly setLast: (value: string) => void
  readonly set: (until: CivilDate | null) => void
}

function Cells({ doc, pending, today, asked, last, setLast, set }: CellsProps) {
  const { t } = useTranslation()
  const typed = CivilDate.safeParse(last)
  const isOver = typed.success && typed.data < today
  return (
    <>
      <td>
        {doc.name} <PendingTag pending={pending} />
      </td>
      <td>{doc.roles.map((one) => t(`role.${one}`)).join(' · ')}</td>
      <td>{doc.roles.includes('advisor') && <SkillsCell user={doc} asked={asked} />}</td>
      <td>
        <Presence user={doc} today={today} />
      </td>
      <td>
        {doc.enabled && !isHere(doc, today) && (
          <Button variant="subtle" onClick={() => set(null)}>
            {t('coordination.absence.back')}
          </Button>
        )}
        {isHere(doc, today) && (
          <span className={page.actions}>
            <DateField
              inline
              size="xs"
              min={today}
              error={isOver}
              description={isOver ? t('coordination.absence.over') : undefined}
              label={
                <>
                  {t('coordination.absence.lastShort')}
                  <span className="vh"> {t('coordination.absence.lastOf', { name: doc.name })}</span>
                </>
              }
              day={last}
              value={last}
              onChange={(event) => setLast(event.currentTarget.value)}
            />
            <Button
              variant="subtle"
              disabled={!typed.success}
              title={typed.success ? undefined : t('coordination.absence.last', { name: doc.name })}
              onClick={() => typed.success && set(typed.data)}
            >
              {t('coordination.absence.set')}
            </Button>
          </span>
        )}
      </td>
    </>
  )
}

function Presence({ user, today }: { user: User; today: CivilDate }) {
  const { t } = useTranslation()
  if (!user.enabled)
    return (
      <span className={page.tag} data-level="plain">
        <IconCircleX size={14} aria-hidden /> {t('coordination.absence.disabled')}
      </span>
    )
  if (isHere(user, today))
    return (
      <span className={page.tag} data-level="ok">
        <IconCircleCheck size={14} aria-hidden /> {t('coordination.absence.here')}
      </span>
    )
  return (
    <span className={page.tag} data-level="warn">
      <IconPlaneDeparture size={14} aria-hidden />{' '}
      {t('coordination.absence.until', { day: dayText(user.absentUntil ?? today) })}
    </span>
  )
}
