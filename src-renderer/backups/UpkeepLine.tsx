import { Button, Progress } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { useService, useWatch } from '../shell/console.ts'
import page from '../shell/page.module.css'
import { say } from '../shell/ui-state.ts'

/** Today's backup or check of the store while it is under way, and the way to stop it. */
export function UpkeepLine() {
  const { t } = useTranslation()
  const call = useService()
  const status = useWatch('upkeep.status', {})
  if (status === undefined || status === null) return null
  const stop = async () => {
    const answer = await call('upkeep.interrupt', {})
    if (answer.ok) say(t('backups.upkeep.stopped'))
  }
  const words = t(`backups.upkeep.${status.kind}`, { percent: status.percent })
  return (
    <div className={page.card}>
      <p aria-live="polite">{words}</p>
      <Progress value={status.percent} aria-label={words} />
      <div className={page.actions}>
        <Button variant="subtle" onClick={() => void stop()}>
          {t('backups.upkeep.stop')}
        </Button>
      </div>
    </div>
  )
}
