import { Button, TextInput } from '@mantine/core'
import { IconCircleCheck, IconCircleX, IconPlaneDeparture, IconSearch } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { bogotaDate } from '#shared/calendar/civil-date.ts'
import { hasEveryWord } from '#shared/catalogues/plain.ts'
import { isHere, type User } from '#shared/identity/schema.ts'
import { CivilDate, instantOf } from '#shared/kernel/instants.ts'
import type { Rejection } from '#shared/kernel/result.ts'
import { dayText } from '../language/format.ts'
import { sentenceOf } from '../language/sentence.ts'
import { useDispatch, useWatch } from '../shell/console.ts'
import { PendingTag } from '../shell/PendingTag.tsx'
import page from '../shell/page.module.css'
import { Sentence } from '../shell/Sentence.tsx'
import { Starting } from '../shell/Starting.tsx'
import { say } from '../shell/ui-state.ts'
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
      </div>
      {refused !== null && <Sentence tone="bad">{sentenceOf(t, refused)}</Sentence>}
      {rows.length === 0 && <p role="status">{t('coordination.absence.none')}</p>}
      <div className={page.wrap}>
        <table className={page.table}>
          <thead>
            <tr>
              <th>{t('coordination.absence.column.name')}</th>
              <th>{t('coordination.absence.column.role')}</th>
              <th>{t('coordination.absence.column.skills')}</th>
              <th>{t('coordination.absence.column.state')}</th>
              <th>
                <span className="vh">{t('coordination.absence.set')}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {rows.map(({ doc, pending }) => {
              const typed = CivilDate.safeParse(last.get(doc.id))
              return (
                <tr key={doc.id}>
                  <td>
                    {doc.name} <PendingTag pending={pending} />
                  </td>
                  <td>{doc.roles.map((one) => t(`role.${one}`)).join(' · ')}</td>
                  <td>{doc.roles.includes('advisor') && <SkillsCell user={doc} asked={asked} />}</td>
                  <td className="line1">
                    <Presence user={doc} today={today} />
                  </td>
                  <td>
                    {doc.enabled && !isHere(doc, today) && (
                      <Button variant="subtle" onClick={() => void set(doc, null)}>
                        {t('coordination.absence.back')}
                      </Button>
                    )}
                    {isHere(doc, today) && (
                      <span className={page.actions}>
                        <TextInput
                          type="date"
                          size="xs"
                          min={today}
                          aria-label={t('coordination.absence.last', { name: doc.name })}
                          value={last.get(doc.id) ?? ''}
                          onChange={(event) => {
                            const { value } = event.currentTarget
                            setLast((now) => new Map(now).set(doc.id, value))
                          }}
                        />
                        <Button
                          variant="subtle"
                          disabled={!typed.success}
                          title={typed.success ? undefined : t('coordination.absence.last', { name: doc.name })}
                          onClick={() => typed.success && void set(doc, typed.data)}
                        >
                          {t('coordination.absence.set')}
                        </Button>
                      </span>
                    )}
                  </td>
                </tr>
              )
            })}
          </tbody>
        </table>
      </div>
    </div>
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
