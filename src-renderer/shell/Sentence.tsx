import { IconAlertTriangle, IconCircleCheck, IconInfoCircle } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import classes from './sentence.module.css'

const icons = { bad: IconAlertTriangle, warn: IconAlertTriangle, ok: IconCircleCheck, info: IconInfoCircle }

/** A sentence that must be seen: word, icon and colour together. `bad` is read aloud at once, the others in their turn. */
export function Sentence({ tone, children }: { tone: keyof typeof icons; children: ReactNode }) {
  const Icon = icons[tone]
  return (
    <div className={classes.sentence} data-tone={tone} role={tone === 'bad' ? 'alert' : 'status'}>
      <Icon size={18} aria-hidden />
      <div>{children}</div>
    </div>
  )
}
