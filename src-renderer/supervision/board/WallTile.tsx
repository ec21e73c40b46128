import { useTranslation } from 'react-i18next'
import { durationText, wholePercentText } from '../../language/figures.ts'
import classes from './board.module.css'
import { Figure } from './Figure.tsx'
import { LevelTag } from './LevelTag.tsx'
import { figure, type QueueView } from './queue-view.ts'
import { useBoardMoment } from './use-board.ts'

/** A queue among many on the wall: what is of this minute, and how the day goes; the rest is on its line of the board. */
export function WallTile({ queue }: { queue: QueueView }) {
  const { t } = useTranslation()
  const { now, fresh } = useBoardMoment()
  const { row, name, levels, level } = queue
  const serviceLevel = figure(row, 'serviceLevel')
  return (
    <article className={classes.tile} data-old={fresh.state !== 'live'} aria-label={name}>
      <div>
        <h2>
          <span title={name}>{name}</span>
          <LevelTag level={level} />
        </h2>
        <div className={classes.three}>
          <div data-level={levels.waiting}>
            <small>{t('board.waiting')}</small>
            <b className="tn">{row.waiting}</b>
          </div>
          <div data-level={levels.longestWait}>
            <small>{t('board.longest')}</small>
            <b className="tn">{row.oldestSince === null ? '00:00' : durationText(now - row.oldestSince)}</b>
          </div>
          <div data-level={levels.serviceLevel}>
            <small>{t('board.indicator.serviceLevel')}</small>
            <b className="tn">
              <Figure
                figure={serviceLevel}
                text={serviceLevel.value === null ? '—' : wholePercentText(serviceLevel.value)}
              />
            </b>
          </div>
        </div>
      </div>
    </article>
  )
}
