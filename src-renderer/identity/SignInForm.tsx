import { Button, PasswordInput, TextInput } from '@mantine/core'
import { type FormEvent, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { Rejection } from '#shared/kernel/result.ts'
import { sentenceOf } from '../language/sentence.ts'
import { useService } from '../shell/console.ts'
import { Sentence } from '../shell/Sentence.tsx'
import classes from './entrance.module.css'

interface Typed {
  readonly login: string
  readonly password: string
}

interface Props {
  readonly typed: Typed
  readonly setTyped: (typed: Typed) => void
  readonly busy: boolean
  readonly refused: Rejection | null
  readonly setRefused: (refused: Rejection | null) => void
  readonly known: readonly { readonly login: string; readonly name: string }[]
}

export function SignInForm({ typed, setTyped, busy, refused, setRefused, known }: Props) {
  const { t } = useTranslation()
  const call = useService()
  const password = useRef<HTMLInputElement>(null)

  const submit = async (event: FormEvent) => {
    event.preventDefault()
    const login = typed.login.trim()
    if (login === '' || typed.password === '') return setRefused({ code: 'session.incomplete' })
    setRefused(null)
    const answer = await call('session.signIn', { login, password: typed.password })
    if (answer.ok) return
    setRefused(answer.error)
    password.current?.focus()
  }

  return (
    <form className={classes.form} onSubmit={submit}>
      {known.length > 0 && (
        <fieldset className={classes.known} style={{ border: 0, padding: 0, margin: 0 }}>
          <legend className="mc-label">{t('identity.signIn.known')}</legend>
          {known.map(({ login, name }) => (
            <Button
              key={login}
              aria-pressed={typed.login === login}
              onClick={() => {
                setTyped({ ...typed, login })
                password.current?.focus()
              }}
            >
              {name}
            </Button>
          ))}
        </fieldset>
      )}
      <TextInput
        label={t('identity.signIn.login')}
        name="login"
        autoComplete="username"
        autoFocus
        autoCapitalize="none"
        spellCheck={false}
        maxLength={80}
        value={typed.login}
        onChange={(event) => setTyped({ ...typed, login: event.currentTarget.value })}
      />
      <PasswordInput
        ref={password}
        label={t('identity.signIn.password')}
        name="password"
        autoComplete="current-password"
        maxLength={200}
        value={typed.password}
        visibilityToggleButtonProps={{ 'aria-label': t('identity.showPassword') }}
        onChange={(event) => setTyped({ ...typed, password: event.currentTarget.value })}
      />
      {refused !== null && <Sentence tone="bad">{sentenceOf(t, refused)}</Sentence>}
      <Button type="submit" variant="filled" size="md" disabled={busy}>
        {t('identity.signIn.enter')}
      </Button>
    </form>
  )
}
