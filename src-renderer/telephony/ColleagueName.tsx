import { useTranslation } from 'react-i18next'
import page from '../shell/page.module.css'
import type { Colleague } from './reached.ts'

const LEVELS = { available: 'ok', wrapUp: 'warn', onCall: 'warn', away: 'plain', offline: 'plain' } as const

/** A colleague and whether they can take a call, in words. */
export function ColleagueName({ colleague: { name, reach } }: { colleague: Colleague }) {
  const { t } = useTranslation()
  return (
    <span>
      {name}
      {reach !== null && (
        <small style={{ display: 'block' }} className={page.tag} data-level={LEVELS[reach]}>
          {t(`phone.reach.${reach}`)}
        </small>
      )}
    </span>
  )
}
