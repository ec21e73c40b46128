import { IconCircle, IconCircleCheck, IconCircleDashed, IconPlayerPlay } from '@tabler/icons-react'
import type { MapState } from '#shared/guides/map.ts'

const icons = {
  current: IconPlayerPlay,
  taken: IconCircleCheck,
  ahead: IconCircle,
  notTaken: IconCircleDashed,
} as const

/** The state of a step, for who does not tell it by colour. */
export function StateIcon({ state }: { state: MapState }) {
  const Icon = icons[state]
  return <Icon size={16} aria-hidden />
}
