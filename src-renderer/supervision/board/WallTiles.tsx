import { IconHeadset } from '@tabler/icons-react'
import type { CSSProperties } from 'react'
import { useTranslation } from 'react-i18next'
import { Empty } from '../../shell/Empty.tsx'
import classes from './board.module.css'
import { QueueCard } from './QueueCard.tsx'
import type { QueueView } from './queue-view.ts'
import { WallTile } from './WallTile.tsx'

/** With more than so many, three numbers of each are as much as can be read from afar. */
const MANY = 9
/** At most: where they do not fit there are fewer. */
function columnsOf(queues: number): number {
  if (queues > MANY || queues === 4) return Math.ceil(Math.sqrt(queues))
  return Math.min(queues, 3)
}

/** The queues in the order in which they are given, over all that the wall has left of its screen. */
export function WallTiles({ queues }: { queues: readonly QueueView[] }) {
  const { t } = useTranslation()
  const many = queues.length > MANY
  if (queues.length === 0)
    return (
      <Empty icon={IconHeadset} title={t('board.empty.title')}>
        <p>{t('board.empty.text')}</p>
      </Empty>
    )
  return (
    <>
      {many && <p className={classes.legend}>{t('board.wallLegend')}</p>}
      <section
        className={classes.tiles}
        data-many={many}
        style={{ '--columns': columnsOf(queues.length) } as CSSProperties} // React's type knows no custom properties
        aria-label={t('board.queue')}
      >
        {queues.map((queue) =>
          many ? (
            <WallTile key={queue.row.queue} queue={queue} />
          ) : (
            <QueueCard key={queue.row.queue} queue={queue} large />
          ),
        )}
      </section>
    </>
  )
}
