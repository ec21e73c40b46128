import { Button, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { User } from '#shared/identity/schema.ts'
import type { Rejection } from '#shared/kernel/result.ts'
import { sentenceOf } from '../../language/sentence.ts'
import { useService } from '../../shell/console.ts'
import page from '../../shell/page.module.css'
import { Sentence } from '../../shell/Sentence.tsx'
import { PasswordToTell } from './PasswordToTell.tsx'
import { proposedPassword } from './proposed-password.ts'

/** A new first password, told to the person and changed by them at their next sign-in. Only with the centre. */
export function InitialPassword({ user, close }: { user: Pick<User, 'id' | 'login' | 'name'>; close: () => void }) {
  const { t } = useTranslation()
  const call = useService()
  const [password, setPassword] = useState(proposedPassword)
  const [given, setGiven] = useState(false)
  const [refused, setRefused] = useState<Rejection | null>(null)
  const give = async () => {
    const answer = await call('central.setInitialPassword', { userId: user.id, login: user.login, password })
    if (!answer.ok) return setRefused(answer.error)
    setGiven(true)
  }
  if (given)
    return (
      <PasswordToTell
        name={user.name}
        login={user.login}
        password={password}
        sentence={t('admin.passwordGiven', { name: user.name })}
        done={close}
      />
    )
  return (
    <div className={page.form}>
      <TextInput
        label={t('admin.firstPassword')}
        description={t('admin.firstPasswordHint')}
        inputWrapperOrder={['label', 'input', 'description', 'error']}
        spellCheck={false}
        autoComplete="off"
        maxLength={200}
        style={{ maxWidth: 360 }}
        value={password}
        onChange={(event) => setPassword(event.currentTarget.value)}
      />
      {refused !== null && <Sentence tone="bad">{sentenceOf(t, refused)}</Sentence>}
      <div className={page.actions}>
        <Button variant="filled" onClick={() => void give()}>
          {t('admin.givePassword')}
        </Button>
        <Button variant="subtle" onClick={close}>
          {t('shell.cancel')}
        </Button>
      </div>
    </div>
  )
}
