import { Button, PasswordInput } from '@mantine/core'
import { type FormEvent, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Person } from '#shared/console/session.ts'
import type { Rejection } from '#shared/kernel/result.ts'
import { sentenceOf } from '../language/sentence.ts'
import { useService } from '../shell/console.ts'
import { Sentence } from '../shell/Sentence.tsx'
import { LockPhone } from '../telephony/LockPhone.tsx'
import { EntranceCard } from './EntranceCard.tsx'
import classes from './entrance.module.css'
import { type OpeningStep, OpeningSteps } from './OpeningSteps.tsx'
import { SomebodyElse } from './SomebodyElse.tsx'

interface Props {
  readonly person: Person
  readonly step: OpeningStep | null
  /** IT's days, where it was locked because the centre has been away for longer. */
  readonly offlineDays?: number | undefined
}

/** Over the frame, which stays as it was with everything typed in it. */
export function LockScreen({ person, step, offlineDays }: Props) {
  const { t } = useTranslation()
  const call = useService()
  const [password, setPassword] = useState('')
  const [refused, setRefused] = useState<Rejection | null>(null)
  const [busy, setBusy] = useState(false)
  const field = useRef<HTMLInputElement>(null)

  const submit = async (event: FormEvent) => {
    event.preventDefault()
    if (password === '') return
    setBusy(true)
    setRefused(null)
    const answer = await call('session.unlock', { password })
    setBusy(false)
    if (answer.ok) return
    setRefused(answer.error)
    setPassword('')
    field.current?.focus()
  }

  return (
    <EntranceCard title={t('identity.lock.title', { name: person.name })}>
      <p>{t('identity.lock.text')}</p>
      <form className={classes.form} onSubmit={submit}>
        <input type="text" name="login" autoComplete="username" value={person.login} readOnly hidden />
        <PasswordInput
          ref={field}
          label={t('identity.signIn.password')}
          autoComplete="current-password"
          autoFocus
          value={password}
          visibilityToggleButtonProps={{ 'aria-label': t('identity.showPassword') }}
          onChange={(event) => setPassword(event.currentTarget.value)}
        />
        {refused === null && offlineDays !== undefined && (
          <Sentence tone="bad">{t('rejection.session.offlineTooLong', { days: offlineDays })}</Sentence>
        )}
        {refused !== null && (
          <Sentence tone="bad">
            {refused.code === 'session.wrongPasswordHere'
              ? t('identity.lock.wrongPassword', { name: person.name })
              : sentenceOf(t, refused)}
          </Sentence>
        )}
        <Button type="submit" variant="filled" size="md" disabled={busy}>
          {busy ? t('identity.lock.opening') : t('identity.lock.unlock')}
        </Button>
      </form>
      <LockPhone />
      {step === null && <SomebodyElse person={person} />}
      {step !== null && <OpeningSteps step={step} />}
    </EntranceCard>
  )
}
