import { IconPlugConnectedX } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import classes from './starting.module.css'
import { useUi } from './ui-state.ts'

/** The way to the console's own services is lost: over everything, for nothing can be saved meanwhile. */
export function ServicesLost() {
  const { t } = useTranslation()
  const lost = useUi((ui) => ui.services === 'lost')
  if (!lost) return null
  return (
    <div className={classes.lost} role="alert">
      <IconPlugConnectedX size={16} aria-hidden /> {t('shell.servicesLost')}
    </div>
  )
}
