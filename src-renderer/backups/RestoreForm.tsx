import { Button, PasswordInput } from '@mantine/core'
import { type FormEvent, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { BackupRow } from '#shared/console/contract.ts'
import type { Rejection } from '#shared/kernel/result.ts'
import { dayText, hourText } from '../language/format.ts'
import { sentenceOf } from '../language/sentence.ts'
import { useService } from '../shell/console.ts'
import page from '../shell/page.module.css'
import { Refusal } from '../shell/Refusal.tsx'
import { say } from '../shell/ui-state.ts'

/** Says what will happen, and asks its owner's password: the store begins a session of its own at the centre. */
export function RestoreForm({ backup, close }: { backup: BackupRow; close: () => void }) {
  const { t } = useTranslation()
  const call = useService()
  const [password, setPassword] = useState('')
  const [busy, setBusy] = useState(false)
  const [refused, setRefused] = useState<Rejection | null>(null)
  const shown = useRef(true)
  useEffect(() => {
    shown.current = true
    return () => {
      shown.current = false
    }
  }, [])
  const restore = async (event: FormEvent) => {
    event.preventDefault()
    setBusy(true)
    setRefused(null)
    const answer = await call('session.restore', { day: backup.day, password })
    setBusy(false)
    if (answer.ok) return close()
    setRefused(answer.error)
    // From the closing of the store on there was another screen, and the dialog is gone.
    if (!shown.current) say(sentenceOf(t, answer.error), 'bad')
  }
  return (
    <form className={page.card} onSubmit={(event) => void restore(event)}>
      <h2>{t('backups.restoreTo', { day: `${dayText(backup.day)}, ${hourText(backup.at)}` })}</h2>
      <p>{t('backups.whatHappens')}</p>
      <PasswordInput
        label={t('backups.password')}
        autoComplete="current-password"
        data-autofocus
        maxLength={200}
        style={{ maxWidth: 360 }}
        value={password}
        visibilityToggleButtonProps={{ 'aria-label': t('identity.showPassword') }}
        onChange={(event) => setPassword(event.currentTarget.value)}
      />
      {refused !== null && <Refusal why={refused} />}
      <div className={page.actions}>
        <Button type="submit" variant="filled" disabled={busy || password === ''}>
          {t('backups.restore')}
        </Button>
        <Button variant="subtle" disabled={busy} onClick={close}>
          {t('shell.cancel')}
        </Button>
      </div>
    </form>
  )
}
