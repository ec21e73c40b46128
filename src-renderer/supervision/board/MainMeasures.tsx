import { useTranslation } from 'react-i18next'
import { durationText, percentText, wholePercentText } from '../../language/figures.ts'
import { Figure } from './Figure.tsx'
import { figure, type QueueView } from './queue-view.ts'
import { useBoardMoment } from './use-board.ts'

/** What is of this minute in a queue, and how its day goes. @param told with the words under each number */
export function MainMeasures({ queue, told }: { queue: QueueView; told: boolean }) {
  const { t } = useTranslation()
  const { now } = useBoardMoment()
  const { row, set, levels } = queue
  const serviceLevel = figure(row, 'serviceLevel')
  const goal = { goal: percentText(set.targets.goal), seconds: set.targets.withinMs / 1_000 }
  return (
    <>
      <div data-level={levels.waiting}>
        <small>{t('board.waiting')}</small>
        <b className="tn">{row.waiting}</b>
        {told && <span>{t('board.calls', { count: row.waiting })}</span>}
      </div>
      <div data-level={levels.longestWait}>
        <small>{t('board.longest')}</small>
        <b className="tn">{row.oldestSince === null ? '00:00' : durationText(now - row.oldestSince)}</b>
        {told && <span>{t('board.minutesSeconds')}</span>}
      </div>
      <div data-level={levels.serviceLevel}>
        <small>{t('board.indicator.serviceLevel')}</small>
        <b className="tn">
          <Figure
            figure={serviceLevel}
            text={serviceLevel.value === null ? '—' : wholePercentText(serviceLevel.value)}
          />
        </b>
        {told && <span>{t('board.goal', goal)}</span>}
      </div>
    </>
  )
}
