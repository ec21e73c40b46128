import { IconCloudUp, IconHourglass } from '@tabler/icons-react'
import { useWords } from '../language/use-words.ts'
import classes from './page.module.css'

/** How far a document has come; nothing is said of what the centre has confirmed. */
export function PendingTag({ pending }: { pending: 'settled' | 'saved' | 'unconfirmed' }) {
  const { t } = useWords()
  if (pending === 'settled') return null
  const Icon = pending === 'saved' ? IconCloudUp : IconHourglass
  return (
    <span className={classes.tag} data-level="plain" title={t(`shell.pendingHint.${pending}`)}>
      <Icon size={13} aria-hidden /> {t(`shell.pending.${pending}`)}
    </span>
  )
}
