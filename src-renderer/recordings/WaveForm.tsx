import type { KeyboardEvent, PointerEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { settledKey } from '../shell/settled-key.ts'
import { clockText } from '../telephony/words.ts'
import classes from './recordings.module.css'

interface Props {
  /** 0–255 each. */
  readonly peaks: readonly number[]
  readonly durationMs: number
  readonly atMs: number
  readonly seek: (ms: number) => void
  readonly toggle: () => void
}

const HEIGHT = 48
const STEP_MS = 5_000
const LEAP_MS = 30_000

/** Bars around the middle, one path: hundreds of elements would be slow to move over. */
function outline(peaks: readonly number[]): string {
  const bars = peaks.map((peak, index) => {
    const half = Math.max(1, Math.round((peak / 255) * (HEIGHT / 2 - 1)))
    return `M${index + 0.5} ${HEIGHT / 2 - half}V${HEIGHT / 2 + half}`
  })
  return bars.join('')
}

/** The wave form of a recording; a click or keys go to another place of it. */
export function WaveForm({ peaks, durationMs, atMs, seek, toggle }: Props) {
  const { t } = useTranslation()
  const width = Math.max(1, peaks.length)
  const share = durationMs === 0 ? 0 : Math.min(1, atMs / durationMs)
  const point = (event: PointerEvent<HTMLDivElement>) => {
    const { left, width: wide } = event.currentTarget.getBoundingClientRect()
    seek(((event.clientX - left) / wide) * durationMs)
  }
  const press = (event: KeyboardEvent) => {
    const to = {
      ArrowLeft: atMs - STEP_MS,
      ArrowDown: atMs - STEP_MS,
      ArrowRight: atMs + STEP_MS,
      ArrowUp: atMs + STEP_MS,
      PageDown: atMs - LEAP_MS,
      PageUp: atMs + LEAP_MS,
      Home: 0,
      End: durationMs,
    }[event.key]
    if (to === undefined && event.key !== ' ') return
    event.preventDefault()
    event.stopPropagation()
    if (to === undefined) toggle()
    else seek(to)
  }
  const path = outline(peaks)
  return (
    <div
      className={classes.wave}
      role="slider"
      tabIndex={0}
      aria-label={t('recordings.position')}
      aria-valuemin={0}
      aria-valuemax={Math.round(durationMs / 1_000)}
      aria-valuenow={Math.round(atMs / 1_000)}
      aria-valuetext={t('recordings.at', { at: clockText(atMs), length: clockText(durationMs) })}
      onPointerDown={point}
      onPointerMove={(event) => {
        if (event.buttons === 1) point(event)
      }}
      onKeyDown={settledKey(press)}
    >
      <svg viewBox={`0 0 ${width} ${HEIGHT}`} preserveAspectRatio="none" aria-hidden>
        <path d={path} className={classes.ahead} />
        <path d={path} className={classes.heard} style={{ clipPath: `inset(0 ${(1 - share) * 100}% 0 0)` }} />
      </svg>
      <span className={classes.head} style={{ left: `${share * 100}%` }} aria-hidden />
    </div>
  )
}
