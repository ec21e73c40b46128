import { Button, NativeSelect } from '@mantine/core'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ServiceAnswers } from '#shared/console/contract.ts'
import type { Rejection } from '#shared/kernel/result.ts'
import { dayText, hourText } from '../language/format.ts'
import { useService } from '../shell/console.ts'
import page from '../shell/page.module.css'

type Days = ServiceAnswers['session.backups']['backups']

interface Props {
  /** Whose store does not open, and what they typed to open it. */
  readonly typed: { readonly login: string; readonly password: string }
  readonly busy: boolean
  readonly refuse: (refused: Rejection | null) => void
}

/** At the entrance, for a store that does not open: the way back to one of its daily backups. */
export function EntranceBackups({ typed, busy, refuse }: Props) {
  const { t } = useTranslation()
  const call = useService()
  const [days, setDays] = useState<Days>()
  const [day, setDay] = useState('')
  const login = typed.login.trim()
  useEffect(() => {
    let current = true
    void call('session.backups', { login }).then((answer) => {
      if (!current || !answer.ok) return
      const { backups } = answer.value as ServiceAnswers['session.backups'] // the answer of `session.backups`
      setDays(backups)
      setDay(backups[0]?.day ?? '')
    })
    return () => {
      current = false
    }
  }, [call, login])
  if (days === undefined) return null
  if (days.length === 0) return <p>{t('backups.entrance.none')}</p>
  const restore = async () => {
    refuse(null)
    const answer = await call('session.restore', { day, password: typed.password, login })
    if (!answer.ok) refuse(answer.error)
  }
  return (
    <div className={page.form}>
      <p>{t('backups.entrance.offer')}</p>
      <NativeSelect
        label={t('backups.entrance.day')}
        value={day}
        onChange={(event) => setDay(event.currentTarget.value)}
        data={days.map((one) => ({ value: one.day, label: `${dayText(one.day)}, ${hourText(one.at)}` }))}
      />
      <Button disabled={busy || typed.password === ''} onClick={() => void restore()}>
        {t('backups.restore')}
      </Button>
    </div>
  )
}
