import { Button } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Person } from '#shared/console/session.ts'
import type { Rejection } from '#shared/kernel/result.ts'
import { sentenceOf } from '../language/sentence.ts'
import { useService } from '../shell/console.ts'
import page from '../shell/page.module.css'
import { Sentence } from '../shell/Sentence.tsx'
import { callLives } from '../telephony/use-phone.ts'
import classes from './entrance.module.css'

/** Whoever sits down at a locked console: its person's session is closed, which keeps all of theirs, and the door is shown. */
export function SomebodyElse({ person }: { person: Person }) {
  const { t } = useTranslation()
  const call = useService()
  const [asked, setAsked] = useState(false)
  const [refused, setRefused] = useState<Rejection | null>(null)
  const close = async (leave: boolean) => {
    if (callLives()) return setRefused({ code: 'session.inCall' })
    const answer = await call('session.signOut', { leave })
    if (!answer.ok) setRefused(answer.error)
  }
  if (!asked)
    return (
      <Button variant="subtle" onClick={() => setAsked(true)}>
        {t('identity.lock.somebodyElse')}
      </Button>
    )
  return (
    <section className={classes.form} aria-label={t('identity.lock.somebodyElse')}>
      <p>{t('identity.lock.closes', { name: person.name })}</p>
      {refused !== null && (
        <Sentence tone="warn">
          {refused.code === 'session.undelivered'
            ? t('identity.lock.undelivered', { name: person.name, count: Number(refused.facts?.count ?? 0) })
            : sentenceOf(t, refused)}
        </Sentence>
      )}
      <div className={page.actions}>
        {refused?.code !== 'session.inCall' && (
          <Button autoFocus onClick={() => void close(refused?.code === 'session.undelivered')}>
            {t(refused?.code === 'session.undelivered' ? 'shell.signOut.leave' : 'identity.lock.close')}
          </Button>
        )}
        <Button
          variant="subtle"
          onClick={() => {
            setAsked(false)
            setRefused(null)
          }}
        >
          {t('identity.lock.leaveIt')}
        </Button>
      </div>
    </section>
  )
}
