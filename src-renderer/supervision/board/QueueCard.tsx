import { useTranslation } from 'react-i18next'
import classes from './board.module.css'
import { Figure } from './Figure.tsx'
import { MainMeasures } from './MainMeasures.tsx'
import { figure, type QueueView } from './queue-view.ts'
import { StandingTags } from './StandingTags.tsx'
import { useBoardMoment } from './use-board.ts'

/** A queue at a glance; the wall shows the same, larger. */
export function QueueCard({ queue, large = false }: { queue: QueueView; large?: boolean }) {
  const { t } = useTranslation()
  const { fresh } = useBoardMoment()
  const { row, name, levels } = queue
  const abandonment = figure(row, 'abandonment')
  return (
    <article className={classes.queue} data-large={large} data-old={fresh.state !== 'live'} aria-label={name}>
      <h2>
        <span>{name}</span>
        <StandingTags queue={queue} />
      </h2>
      <div className={classes.numbers}>
        <MainMeasures queue={queue} told />
        <div data-level={levels.abandonment}>
          <small>{t('board.indicator.abandonment')}</small>
          <b className="tn">
            <Figure figure={abandonment} />
          </b>
          <span className="tn">
            {t('board.partOf', { part: abandonment.numerator, whole: abandonment.denominator })}
          </span>
        </div>
        <div>
          <small>{t('board.indicator.asa')}</small>
          <b className="tn">
            <Figure figure={figure(row, 'asa')} />
          </b>
          <span>{t('board.ofAnswered')}</span>
        </div>
        <div>
          <small>{t('board.indicator.aht')}</small>
          <b className="tn">
            <Figure figure={figure(row, 'aht')} />
          </b>
          <span className="tn">
            {t('board.indicator.answered')}: {row.answered}
          </span>
        </div>
      </div>
    </article>
  )
}
