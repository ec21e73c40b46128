import { memo } from 'react'
import { useTranslation } from 'react-i18next'
import type { Level } from '#shared/supervision/level.ts'
import { durationText } from '../../language/figures.ts'
import page from '../../shell/page.module.css'
import classes from './board.module.css'
import { Figure } from './Figure.tsx'
import { LevelTag } from './LevelTag.tsx'
import { figure, type QueueView } from './queue-view.ts'
import { useBoardMoment } from './use-board.ts'

const COLUMNS = ['serviceLevel', 'offered', 'abandonment', 'abandonmentWithoutShort', 'asa', 'aht'] as const

/** Many queues: a line each. */
export function QueueTable({ queues }: { queues: readonly QueueView[] }) {
  const { t } = useTranslation()
  const { fresh } = useBoardMoment()
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: keys scroll it (WCAG 2.1.1)
    <div className={classes.queueTable} data-old={fresh.state !== 'live'} tabIndex={0}>
      <table className={page.table}>
        <thead>
          <tr>
            <th>{t('board.queue')}</th>
            <th>{t('board.waiting')}</th>
            <th>{t('board.longest')}</th>
            <th>{t('board.indicator.answered')}</th>
            {COLUMNS.map((id) => (
              <th key={id}>{t(`board.indicator.${id}`)}</th>
            ))}
          </tr>
        </thead>
        <tbody>
          {queues.map(({ row, name, level, levels }) => (
            <tr key={row.queue}>
              <td className={classes.queueName}>
                <b>{name}</b> <LevelTag level={level} />
              </td>
              <Cell level={levels.waiting}>{row.waiting}</Cell>
              <Cell level={levels.longestWait}>
                <Waited since={row.oldestSince} />
              </Cell>
              <Cell>{row.answered}</Cell>
              {COLUMNS.map((id) => (
                <Cell
                  key={id}
                  level={
                    id === 'serviceLevel' ? levels.serviceLevel : id === 'abandonment' ? levels.abandonment : undefined
                  }
                >
                  <Figure figure={figure(row, id)} />
                </Cell>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

const Cell = ({ level, children }: { level?: Level | undefined; children: React.ReactNode }) => (
  <td className="tn" data-level={level}>
    {children}
  </td>
)

const Waited = memo(({ since }: { since: number | null }) => {
  const { now } = useBoardMoment()
  return since === null ? '00:00' : durationText(now - since)
})
