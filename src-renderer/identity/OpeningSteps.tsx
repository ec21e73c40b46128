import { Button, Progress } from '@mantine/core'
import { IconCheck, IconCircle, IconLoader2 } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { SessionState } from '#shared/console/session.ts'
import { useService } from '../shell/console.ts'
import classes from './entrance.module.css'

export type OpeningStep = Extract<SessionState, { state: 'opening' }>['step']
const usual: readonly OpeningStep[] = ['checkingPassword', 'openingStore', 'migrating']
const recovering: readonly OpeningStep[] = ['checkingPassword', 'recoveringKey', 'openingStore', 'migrating']
const restoring: readonly OpeningStep[] = ['restoring', 'openingStore', 'migrating']

interface Props {
  readonly step: OpeningStep
  /** Of a restore that can still be stopped. */
  readonly percent?: number | undefined
}

/** What the console is doing before it opens, and how much is left. */
export function OpeningSteps({ step, percent }: Props) {
  const { t } = useTranslation()
  const call = useService()
  const steps = step === 'recoveringKey' ? recovering : step === 'restoring' ? restoring : usual
  const now = steps.indexOf(step)
  const list = (
    <ol className={classes.steps} aria-live="polite">
      {steps.map((each, index) => {
        const at = index < now ? 'done' : index === now ? 'now' : 'next'
        const Icon = at === 'done' ? IconCheck : at === 'now' ? IconLoader2 : IconCircle
        return (
          <li key={each} data-at={at} aria-current={at === 'now' ? 'step' : undefined}>
            <Icon size={14} aria-hidden /> {t(`identity.opening.${each}`)}
          </li>
        )
      })}
    </ol>
  )
  if (percent === undefined) return list
  return (
    <>
      {list}
      <Progress value={percent} aria-label={t('identity.opening.restoring')} />
      <Button variant="subtle" onClick={() => void call('session.stopRestore', {})}>
        {t('backups.entrance.whenUndone')}
      </Button>
    </>
  )
}
