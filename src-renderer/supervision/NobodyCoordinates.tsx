import { useTranslation } from 'react-i18next'
import type { Uncoordinated } from '#shared/sync/api.ts'
import page from '../shell/page.module.css'

/** Why this is on every coordinator's list: its author has no team, or nobody coordinates it. */
export function NobodyCoordinates({ by }: { by: Uncoordinated | undefined }) {
  const { t } = useTranslation()
  if (by === undefined) return null
  return (
    <span className={page.tag} title={t('coordination.uncoordinated.why')}>
      {by.team === null
        ? t('coordination.uncoordinated.noTeam')
        : t('coordination.uncoordinated.noCoordinator', { team: by.team })}
    </span>
  )
}
