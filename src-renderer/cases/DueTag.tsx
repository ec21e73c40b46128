import { Tooltip } from '@mantine/core'
import { IconAlertTriangle, IconCircleCheck, IconClock, IconHourglassLow, IconPlayerPause } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { Case } from '#shared/cases/schema.ts'
import { instantOf } from '#shared/kernel/instants.ts'
import page from '../shell/page.module.css'
import { useNow } from '../shell/use-now.ts'
import { caseLevel, caseWords, dueReason } from './due.ts'

const icons = { ok: IconCircleCheck, plain: IconClock, warn: IconHourglassLow, bad: IconAlertTriangle } as const

interface Props {
  readonly case: Case
  readonly clock?: 'customer' | 'area'
  /** Says whose clock it is, where both stand beside each other without a heading. */
  readonly named?: boolean
}

/** When a case is due, in words; on hover, why that day. Word, icon and colour together. */
export function DueTag({ case: one, clock = 'customer', named = false }: Props) {
  const { t } = useTranslation()
  const today = instantOf(useNow(60_000))
  const due = one.clocks[clock]
  const level = caseLevel(one, clock, today)
  const Icon = due.state === 'paused' ? IconPlayerPause : icons[level]
  return (
    <Tooltip label={dueReason(t, one, clock)} events={{ hover: true, focus: true, touch: true }}>
      <span className={page.tag} data-level={level}>
        <Icon size={13} aria-hidden />{' '}
        {[...(named ? [`${t(`cases.clock.${clock}`)}:`] : []), caseWords(t, one, clock, today)].join(' ')}
      </span>
    </Tooltip>
  )
}
