import { useTranslation } from 'react-i18next'
import { useWatch } from '../../shell/console.ts'

/** Queues that are active in the settings and not on this board, and why: no team of this coordinator serves them. */
export function NotWatched({ shown }: { shown: ReadonlyMap<string, unknown> }) {
  const { t } = useTranslation()
  const queues = useWatch('directory.queues', {})
  const missing = queues?.filter(({ doc }) => doc.enabled && !shown.has(doc.code)).map(({ doc }) => doc.name) ?? []
  if (missing.length === 0) return null
  return <small>{t('board.notWatched', { count: missing.length, names: missing.join(', ') })}</small>
}
