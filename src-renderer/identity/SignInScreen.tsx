import { IconWifiOff } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { SessionState } from '#shared/console/session.ts'
import type { Rejection } from '#shared/kernel/result.ts'
import { EntranceBackups } from '../backups/EntranceBackups.tsx'
import { Sentence } from '../shell/Sentence.tsx'
import { EntranceCard } from './EntranceCard.tsx'
import { type OpeningStep, OpeningSteps } from './OpeningSteps.tsx'
import { RecoverForm } from './RecoverForm.tsx'
import { SignInForm } from './SignInForm.tsx'

interface Props {
  /** How the session stood before anything was asked; undefined where it opens by itself. */
  readonly before: Extract<SessionState, { state: 'signedOut' }> | undefined
  readonly step: OpeningStep | null
  readonly percent?: number | undefined
}

/** Codes that mean: the password is right at the centre, and another than the one that opens this workstation's store. */
const CHANGED_ELSEWHERE = ['store.wrongKey', 'key.notYours']

/** Codes that mean: the store on this workstation does not open, whatever is typed. */
const DOES_NOT_OPEN = ['store.tooNew', 'store.unreadable', 'backup.unreadable', 'backup.stopped']

/** Entrance of a person: the form, and while the store opens, its steps in words. What was typed stays through both. */
export function SignInScreen({ before, step, percent }: Props) {
  const { t } = useTranslation()
  const [typed, setTyped] = useState({ login: '', password: '' })
  const [refused, setRefused] = useState<Rejection | null>(null)
  const opening = step !== null
  const changedElsewhere = refused !== null && CHANGED_ELSEWHERE.includes(refused.code)
  return (
    <EntranceCard title={changedElsewhere ? t('identity.recover.title') : t('identity.signIn.title')}>
      {changedElsewhere ? (
        <RecoverForm
          typed={typed}
          busy={opening}
          undelivered={typeof refused?.facts?.count === 'number' ? refused.facts.count : null}
          back={() => setRefused(null)}
        />
      ) : (
        <SignInForm
          typed={typed}
          setTyped={setTyped}
          busy={opening}
          refused={refused}
          setRefused={setRefused}
          known={before?.known ?? []}
        />
      )}
      {refused !== null && DOES_NOT_OPEN.includes(refused.code) && (
        <EntranceBackups typed={typed} busy={opening} refuse={setRefused} />
      )}
      {before?.because === 'disabled' && refused === null && (
        <Sentence tone="bad">{t('rejection.session.disabled')}</Sentence>
      )}
      {step !== null && <OpeningSteps step={step} percent={percent} />}
      {before !== undefined && !before.protectedSecrets && <Sentence tone="warn">{t('identity.unprotected')}</Sentence>}
      {before !== undefined && (
        <small>
          {before.known.length > 0 && (
            <>
              <IconWifiOff size={13} aria-hidden /> {t('identity.signIn.offlineHint')}{' '}
            </>
          )}
          {t('identity.signIn.centre', { centre: before.centre })}
        </small>
      )}
    </EntranceCard>
  )
}
