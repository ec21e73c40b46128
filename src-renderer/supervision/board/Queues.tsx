import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import page from '../../shell/page.module.css'
import classes from './board.module.css'
import { QueueCard } from './QueueCard.tsx'
import { QueueTable } from './QueueTable.tsx'
import type { QueueView } from './queue-view.ts'

/** More queues than these are lines of a table. */
const CARDS = 6

const asks = ({ level }: QueueView): boolean => level === 'alert' || level === 'warning'

export function Queues({ queues }: { queues: readonly QueueView[] }) {
  const { t } = useTranslation()
  const [only, setOnly] = useState<'all' | 'attention'>('all')
  if (queues.length <= CARDS)
    return (
      <section className={classes.queues} data-region="queues" aria-label={t('board.queue')}>
        {queues.map((queue) => (
          <QueueCard key={queue.row.queue} queue={queue} />
        ))}
      </section>
    )
  const asking = queues.filter(asks)
  return (
    <section className={classes.many} data-region="queues" aria-label={t('board.queue')}>
      <fieldset className={page.filters}>
        <legend className="vh">{t('board.filterQueues')}</legend>
        {(['all', 'attention'] as const).map((one) => (
          <button
            key={one}
            type="button"
            className={page.filter}
            aria-pressed={only === one}
            onClick={() => setOnly(one)}
          >
            {t(`board.queueFilter.${one}`)} {one === 'all' ? queues.length : asking.length}
          </button>
        ))}
      </fieldset>
      <QueueTable queues={only === 'all' ? queues : asking} />
    </section>
  )
}
