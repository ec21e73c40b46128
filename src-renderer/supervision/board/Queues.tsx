import { memo, useState } from 'react'
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
  const [only, setOnly] = useState<FiltersProps['only']>('all')
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
      <Filters only={only} choose={setOnly} all={queues.length} asking={asking.length} />
      <QueueTable queues={only === 'all' ? queues : asking} />
    </section>
  )
}

const CHOICES = ['all', 'attention'] as const
interface FiltersProps {
  readonly only: (typeof CHOICES)[number]
  readonly choose: (one: (typeof CHOICES)[number]) => void
  readonly all: number
  readonly asking: number
}
const Filters = memo(({ only, choose, all, asking }: FiltersProps) => {
  const { t } = useTranslation()
  return (
    <fieldset className={page.filters}>
      <legend className="vh">{t('board.filterQueues')}</legend>
      {CHOICES.map((one) => (
        <button key={one} type="button" className={page.filter} aria-pressed={only === one} onClick={() => choose(one)}>
          {t(`board.queueFilter.${one}`)} {one === 'all' ? all : asking}
        </button>
      ))}
    </fieldset>
  )
})
