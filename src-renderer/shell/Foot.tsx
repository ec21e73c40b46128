import { IconAlertTriangle, IconCircleCheck, IconCloudOff, IconRefresh } from '@tabler/icons-react'
import { memo, useEffect } from 'react'
import { LongWorkSign } from '../customers/import/LongWorkSign.tsx'
import { useWords } from '../language/use-words.ts'
import { syncWords } from '../sync/words.ts'
import { useWatch } from './console.ts'
import classes from './frame.module.css'
import { UnprotectedWord } from './UnprotectedNote.tsx'
import { float, setUi, useUi } from './ui-state.ts'
import { useNow } from './use-now.ts'

const icons = { ok: IconCircleCheck, warn: IconCloudOff, bad: IconAlertTriangle } as const

/** What was just done is said for so long. */
const SAID_MS = 10_000

/** How the work stands, in words: the way to the centre, what waits, and what was just done. */
export const Foot = memo(function Foot({ protectedSecrets }: { protectedSecrets: boolean }) {
  const { t } = useWords()
  const now = useNow(1_000)
  const status = useWatch('sync.status', {})
  const said = useUi((ui) => ui.said)
  useEffect(() => {
    if (said === null) return
    const timer = setTimeout(() => setUi({ said: null }), SAID_MS)
    return () => clearTimeout(timer)
  }, [said])
  const words = status === undefined ? undefined : syncWords(t, status, now)
  const Said = icons[said?.tone ?? 'ok']
  const Icon = words === undefined ? IconRefresh : icons[words.tone]
  return (
    <footer className={classes.foot} data-region="foot">
      <button
        type="button"
        className={words === undefined ? '' : classes[words.tone]}
        style={{ minWidth: 190 }}
        title={t('sync.details')}
        onClick={() => float('sync')}
      >
        <Icon size={14} aria-hidden /> {words?.text ?? t('sync.reading')}
      </button>
      {status !== undefined && (
        <button type="button" className="tn" style={{ minWidth: 100 }} onClick={() => float('sync')}>
          {t('sync.pending', { count: status.pending })}
        </button>
      )}
      <span
        role="status"
        aria-live="polite"
        className={`${classes.said} ${said?.tone === 'bad' ? classes.bad : classes.ok}`}
      >
        {said !== null && (
          <>
            <Said size={14} aria-hidden />
            <span className={classes.saidText} title={said.text}>
              {said.text}{' '}
              {said.tone === 'ok' && status !== undefined && status.connection !== 'online' && t('sync.savedOffline')}
            </span>
          </>
        )}
      </span>
      <span className={classes.gap} />
      {!protectedSecrets && <UnprotectedWord />}
      <LongWorkSign />
      <button type="button" onClick={() => float('keys')}>
        <kbd>?</kbd> {t('shell.keys.short')}
      </button>
    </footer>
  )
})
