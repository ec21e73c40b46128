import { IconClockPause } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { Instant } from '#shared/kernel/instants.ts'
import type { Closed } from '#shared/queues/opening.ts'
import { closedText } from '../../language/closed-text.ts'
import page from '../../shell/page.module.css'

interface Props {
  readonly closed: Closed
  readonly now: Instant
  readonly brief?: boolean
}

/** A queue takes no calls now, and when it does again. */
export function ClosedTag({ closed, now, brief = false }: Props) {
  const { t } = useTranslation()
  const text = closedText(t, closed, now)
  return (
    <span className={page.tag} data-level="plain" title={brief ? text : undefined}>
      <IconClockPause size={14} aria-hidden />
      {brief ? t('board.closed.now') : text}
    </span>
  )
}
