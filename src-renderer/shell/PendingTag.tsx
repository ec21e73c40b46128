import { IconCloudUp, IconHourglass } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import classes from './page.module.css'

/** How far a document has come; nothing is said of what the centre has confirmed. */
export function PendingTag({ pending }: { pending: 'settled' | 'saved' | 'unconfirmed' }) {
  const { t } = useTranslation()
  if (pending === 'settled') return null
  const Icon = pending === 'saved' ? IconCloudUp : IconHourglass
  return (
    <span className={classes.tag} data-level="plain" title={t(`shell.pendingHint.${pending}`)}>
      <Icon size={13} aria-hidden /> {t(`shell.pending.${pending}`)}
    </span>
  )
}
