import { memo } from 'react'
import { useTranslation } from 'react-i18next'
import type { Level } from '#shared/supervision/level.ts'
import { durationText } from '../../language/figures.ts'
import page from '../../shell/page.module.css'
import { Space, useRowsInSight } from '../../shell/rows-in-sight.tsx'
import classes from './board.module.css'
import { Figure } from './Figure.tsx'
import { figure, type QueueView } from './queue-view.ts'
import { StandingTags } from './StandingTags.tsx'
import { useBoardMoment } from './use-board.ts'

const COLUMNS = ['serviceLevel', 'offered', 'abandonment', 'abandonmentWithoutShort', 'asa', 'aht'] as const

const LEVELLED = ['waiting', 'longestWait', 'serviceLevel', 'abandonment'] as const

/** Many queues: a line each. */
export function QueueTable({ queues }: { queues: readonly QueueView[] }) {
  const { t } = useTranslation()
  const { fresh } = useBoardMoment()
  const { scroll, items, before, after } = useRowsInSight(queues.length)
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: keys scroll it (WCAG 2.1.1)
    <div ref={scroll} className={classes.queueTable} data-old={fresh.state !== 'live'} tabIndex={0}>
      <table className={page.table} aria-label={t('board.queue')} aria-rowcount={queues.length + 1}>
        <Head />
        <tbody>
          <Space height={before} columns={10} />
          {items.map((index) => {
            const queue = queues[index]
            return queue !== undefined && <QueueLine key={queue.row.queue} queue={queue} index={index} />
          })}
          <Space height={after} columns={10} />
        </tbody>
      </table>
    </div>
  )
}

const Head = memo(() => {
  const { t } = useTranslation()
  return (
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
  )
})

const sameLevels = (a: QueueView, b: QueueView): boolean =>
  a.level === b.level && a.closed?.opens === b.closed?.opens && LEVELLED.every((one) => a.levels[one] === b.levels[one])

/** Rendered again only where its row, its name or a level is another. */
const QueueLine = memo(
  ({ queue: { row, name, level, levels, closed }, index }: { queue: QueueView; index: number }) => (
    <tr aria-rowindex={index + 2}>
      <td className={classes.queueName}>
        <b>{name}</b> <StandingTags queue={{ level, closed }} />
      </td>
      <Cell level={levels.waiting}>{row.waiting}</Cell>
      <Cell level={levels.longestWait}>
        <Waited since={row.oldestSince} />
      </Cell>
      <Cell>{row.answered}</Cell>
      {COLUMNS.map((id) => (
        <Cell
          key={id}
          level={id === 'serviceLevel' ? levels.serviceLevel : id === 'abandonment' ? levels.abandonment : undefined}
        >
          <Figure figure={figure(row, id)} />
        </Cell>
      ))}
    </tr>
  ),
  ({ queue: before, index: from }, { queue: after, index: to }) =>
    from === to && before.row === after.row && before.name === after.name && sameLevels(before, after),
)

const Cell = ({ level, children }: { level?: Level | undefined; children: React.ReactNode }) => (
  <td className="tn" data-level={level}>
    {children}
  </td>
)

const Waited = memo(({ since }: { since: number | null }) => {
  const { now } = useBoardMoment()
  return since === null ? '00:00' : durationText(now - since)
})
