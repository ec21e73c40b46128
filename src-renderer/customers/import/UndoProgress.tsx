import { Button, Progress } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import page from '../../shell/page.module.css'
import { isUnderWay, stopUndoing, useLongWork } from './long-work.ts'
import { useTimeLeft } from './use-time-left.ts'

/** How far the undoing of an import is, and the way to stop it. */
export function UndoProgress() {
  const { t } = useTranslation()
  const undoing = useLongWork((work) => work.undoing)
  const underWay = isUnderWay(undoing)
  const left = useTimeLeft(underWay ? undoing : null)
  if (!underWay) return null
  const { done, total, state } = undoing
  return (
    <>
      <div className={page.actions}>
        <b>{undoing.fileName}</b>
        <Button disabled={state === 'stopping'} onClick={stopUndoing}>
          {t(state === 'stopping' ? 'import.stopping' : 'import.list.stopUndo')}
        </Button>
        {left !== null && <span className="tn">{left}</span>}
      </div>
      <Progress
        value={(100 * done) / Math.max(1, total)}
        aria-label={t('import.list.undoing')}
        style={{ flex: 'none' }}
      />
      <p role="status" className="tn">
        {t('import.list.under', { done, total })}
      </p>
    </>
  )
}
