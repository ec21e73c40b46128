import { memo } from 'react'
import { useTranslation } from 'react-i18next'
import type { BoardView } from '#shared/supervision/board.ts'
import { useWatch } from '../../shell/console.ts'
import classes from './board.module.css'
import { Figure } from './Figure.tsx'

/** How each team's time is used: occupancy and utilisation of the day so far. Rendered again only where that is told anew. */
export const TeamFigures = memo(({ figures: told }: { figures: BoardView['teams'] }) => {
  const { t } = useTranslation()
  const teams = useWatch('directory.teams', {})
  return [...told.values()].map(({ team, figures }) => (
    <span key={team} className={classes.team}>
      <small>{teams?.find(({ doc }) => doc.id === team)?.doc.name ?? t('board.figuresOf')}</small>
      {figures
        .filter(({ id }) => id !== 'aht')
        .map((figure) => (
          <span key={figure.id}>
            <small>{t(`board.indicator.${figure.id}`)}</small> <Figure figure={figure} />
          </span>
        ))}
    </span>
  ))
})
