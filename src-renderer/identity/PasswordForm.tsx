import { Button, PasswordInput } from '@mantine/core'
import { IconCheck, IconCircle } from '@tabler/icons-react'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Person } from '#shared/console/session.ts'
import { PASSWORD_MIN } from '#shared/identity/password-rules.ts'
import type { Rejection } from '#shared/kernel/result.ts'
import { sentenceOf } from '../language/sentence.ts'
import { useService } from '../shell/console.ts'
import { Sentence } from '../shell/Sentence.tsx'
import classes from './entrance.module.css'
import { passwordRules } from './password-rules.ts'

/** Current, new and repeated password; the rules are said before they are broken, and ticked while typing. */
export function PasswordForm({ person, done }: { person: Pick<Person, 'login' | 'name'>; done: () => void }) {
  const { t } = useTranslation()
  const call = useService()
  const [current, setCurrent] = useState('')
  const [next, setNext] = useState('')
  const [again, setAgain] = useState('')
  const [refused, setRefused] = useState<Rejection | null>(null)
  const [busy, setBusy] = useState(false)
  const rules = passwordRules({ current, next }, person)

  const submit = async (event: FormEvent) => {
    event.preventDefault()
    const broken = rules.find(({ met }) => !met)
    if (broken !== undefined) return setRefused({ code: `password.${broken.rule}`, facts: { least: PASSWORD_MIN } })
    if (next !== again) return setRefused({ code: 'password.notRepeated' })
    setBusy(true)
    setRefused(null)
    const answer = await call('session.changePassword', { current, next })
    setBusy(false)
    if (answer.ok) done()
    else setRefused(answer.error)
  }
  const eye = { 'aria-label': t('identity.showPassword') }

  return (
    <form className={classes.form} onSubmit={submit}>
      <PasswordInput
        label={t('identity.password.current')}
        autoComplete="current-password"
        data-autofocus
        maxLength={200}
        value={current}
        visibilityToggleButtonProps={eye}
        onChange={(event) => setCurrent(event.currentTarget.value)}
      />
      <PasswordInput
        label={t('identity.password.next')}
        autoComplete="new-password"
        maxLength={200}
        value={next}
        visibilityToggleButtonProps={eye}
        onChange={(event) => setNext(event.currentTarget.value)}
      />
      <ul className={classes.rules}>
        {rules.map(({ rule, met }) => (
          <li key={rule} data-met={met}>
            {met ? <IconCheck size={14} aria-hidden /> : <IconCircle size={14} aria-hidden />}
            {t(`identity.password.rule.${rule}`)}
            <span className="vh">{t(met ? 'identity.password.met' : 'identity.password.notMet')}</span>
          </li>
        ))}
      </ul>
      <PasswordInput
        label={t('identity.password.again')}
        autoComplete="new-password"
        maxLength={200}
        value={again}
        visibilityToggleButtonProps={eye}
        onChange={(event) => setAgain(event.currentTarget.value)}
      />
      {refused !== null && <Sentence tone="bad">{sentenceOf(t, refused)}</Sentence>}
      <Button type="submit" variant="filled" disabled={busy}>
        {busy ? t('identity.password.changing') : t('identity.password.change')}
      </Button>
    </form>
  )
}
