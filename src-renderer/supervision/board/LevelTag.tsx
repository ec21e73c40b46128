import { IconAlertTriangle, IconCircleCheck, IconCircleMinus, IconClockExclamation } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { instantOf } from '#shared/kernel/instants.ts'
import type { Level } from '#shared/supervision/level.ts'
import { theHourText } from '../../language/format.ts'
import page from '../../shell/page.module.css'
import { useBoardMoment } from './use-board.ts'

const ICONS = {
  normal: IconCircleCheck,
  warning: IconClockExclamation,
  alert: IconAlertTriangle,
  none: IconCircleMinus,
} as const
const TONES = { normal: 'ok', warning: 'warn', alert: 'bad', none: 'plain' } as const

/** How something stands: word, icon and colour. `none`: there is nothing to judge yet. */
export function LevelTag({ level }: { level: Level | 'none' }) {
  const { t } = useTranslation()
  const { fresh } = useBoardMoment()
  // What is not of now is not judged.
  const shown = fresh.state === 'old' ? 'none' : level
  const Icon = ICONS[shown]
  return (
    <span className={page.tag} data-level={TONES[shown]}>
      <Icon size={14} aria-hidden />
      {fresh.state === 'old'
        ? t('board.old.short', { hour: theHourText(instantOf(fresh.at)) })
        : t(`board.level.${level}`)}
    </span>
  )
}
