import { IconAlertTriangle, IconCircleCheck, IconCircleMinus, IconClockExclamation } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { Level } from '#shared/supervision/level.ts'
import page from '../../shell/page.module.css'

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
  const Icon = ICONS[level]
  return (
    <span className={page.tag} data-level={TONES[level]}>
      <Icon size={14} aria-hidden />
      {t(`board.level.${level}`)}
    </span>
  )
}
