import { useTranslation } from 'react-i18next'
import { durationText, percentText, wholePercentText } from '../../language/figures.ts'
import classes from './board.module.css'
import { Figure } from './Figure.tsx'
import { LevelTag } from './LevelTag.tsx'
import { figure, type QueueView } from './queue-view.ts'
import { useBoardMoment } from './use-board.ts'

/** A queue at a glance; the wall shows the same, larger. */
export function QueueCard({ queue, large = false }: { queue: QueueView; large?: boolean }) {
  const { t } = useTranslation()
  const { now, fresh } = useBoardMoment()
  const { row, name, set, levels, level } = queue
  const abandonment = figure(row, 'abandonment')
  const serviceLevel = figure(row, 'serviceLevel')
  return (
    <article className={classes.queue} data-large={large} data-old={fresh.state !== 'live'} aria-label={name}>
      <h2>
        <span>{name}</span>
        <LevelTag level={level} />
      </h2>
      <div className={classes.numbers}>
        <div data-level={levels.waiting}>
          <small>{t('board.waiting')}</small>
          <b className="tn">{row.waiting}</b>
          <span>{t('board.calls', { count: row.waiting })}</span>
        </div>
        <div data-level={levels.longestWait}>
          <small>{t('board.longest')}</small>
          <b className="tn">{row.oldestSince === null ? '00:00' : durationText(now - row.oldestSince)}</b>
          <span>{t('board.minutesSeconds')}</span>
        </div>
        <div data-level={levels.serviceLevel}>
          <small>{t('board.indicator.serviceLevel')}</small>
          <b className="tn">
            <Figure
              figure={serviceLevel}
              text={serviceLevel.value === null ? '—' : wholePercentText(serviceLevel.value)}
            />
          </b>
          <span>{t('board.goal', { goal: percentText(set.targets.goal), seconds: set.targets.withinMs / 1_000 })}</span>
        </div>
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
