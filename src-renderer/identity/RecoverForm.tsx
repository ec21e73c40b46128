import { Button, PasswordInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Rejection } from '#shared/kernel/result.ts'
import { sentenceOf } from '../language/sentence.ts'
import { useService } from '../shell/console.ts'
import { Sentence } from '../shell/Sentence.tsx'
import classes from './entrance.module.css'

interface Props {
  readonly typed: { readonly login: string; readonly password: string }
  readonly busy: boolean
  /** What would be lost with the store: undelivered, refused, held, being written; null where nobody knows. */
  readonly undelivered: number | null
  readonly back: () => void
}

/** Neither the password nor the centre opens the store: the old password does, or its owner gives it up knowingly. */
export function RecoverForm({ typed, busy, undelivered, back }: Props) {
  const { t } = useTranslation()
  const call = useService()
  const [oldPassword, setOldPassword] = useState('')
  const [refused, setRefused] = useState<Rejection | null>(null)

  const recover = async (how: 'oldPassword' | 'anew') => {
    setRefused(null)
    const answer = await call('session.recover', {
      ...typed,
      ...(how === 'oldPassword' ? { oldPassword } : {}),
    })
    if (!answer.ok) setRefused(answer.error)
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    void recover('oldPassword')
  }

  return (
    <form className={classes.form} onSubmit={submit}>
      <p>{t('identity.recover.text')}</p>
      <PasswordInput
        label={t('identity.recover.old')}
        autoComplete="off"
        autoFocus
        value={oldPassword}
        visibilityToggleButtonProps={{ 'aria-label': t('identity.showPassword') }}
        onChange={(event) => setOldPassword(event.currentTarget.value)}
      />
      {refused !== null && <Sentence tone="bad">{sentenceOf(t, refused)}</Sentence>}
      <Button type="submit" variant="filled" disabled={busy || oldPassword === ''}>
        {t('identity.recover.openWithOld')}
      </Button>
      <div className={classes.actions}>
        <Button disabled={busy} onClick={() => void recover('anew')}>
          {t('identity.recover.anew')}
        </Button>
        <Button variant="subtle" disabled={busy} onClick={back}>
          {t('shell.back')}
        </Button>
      </div>
      <small>
        {undelivered === null
          ? t('identity.recover.anewUnknown')
          : t('identity.recover.anewHint', { count: undelivered })}
      </small>
    </form>
  )
}
