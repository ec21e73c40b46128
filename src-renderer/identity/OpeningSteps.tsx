import { IconCheck, IconCircle, IconLoader2 } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { SessionState } from '#shared/console/session.ts'
import classes from './entrance.module.css'

export type OpeningStep = Extract<SessionState, { state: 'opening' }>['step']
const usual: readonly OpeningStep[] = ['checkingPassword', 'openingStore', 'migrating']
const recovering: readonly OpeningStep[] = ['checkingPassword', 'recoveringKey', 'openingStore', 'migrating']
const restoring: readonly OpeningStep[] = ['restoring', 'openingStore', 'migrating']

/** What the console is doing before it opens, and how much is left. */
export function OpeningSteps({ step }: { step: OpeningStep }) {
  const { t } = useTranslation()
  const steps = step === 'recoveringKey' ? recovering : step === 'restoring' ? restoring : usual
  const now = steps.indexOf(step)
  return (
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
}
