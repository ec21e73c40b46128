import { Tooltip } from '@mantine/core'
import { IconAlertTriangle, IconCircleCheck, IconClock, IconPlayerPause } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { Case } from '#shared/cases/schema.ts'
import { instantOf } from '#shared/kernel/instants.ts'
import page from '../shell/page.module.css'
import { useNow } from '../shell/use-now.ts'
import { dueLevel, dueReason, dueWords } from './due.ts'

const icons = { ok: IconCircleCheck, plain: IconClock, warn: IconClock, bad: IconAlertTriangle } as const

/** When a case is due, in words; on hover, why that day. Word, icon and colour together. */
export function DueTag({ case: one, clock = 'customer' }: { case: Case; clock?: 'customer' | 'area' }) {
  const { t } = useTranslation()
  const today = instantOf(useNow(60_000))
  const due = one.clocks[clock]
  const level = dueLevel(due, today)
  const Icon = due.state === 'paused' ? IconPlayerPause : icons[level]
  return (
    <Tooltip label={dueReason(t, one, clock)} events={{ hover: true, focus: true, touch: true }}>
      <span className={page.tag} data-level={level}>
        <Icon size={13} aria-hidden /> {dueWords(t, due, today)}
      </span>
    </Tooltip>
  )
}
