import classes from './board.module.css'
import { LevelTag } from './LevelTag.tsx'
import { MainMeasures } from './MainMeasures.tsx'
import type { QueueView } from './queue-view.ts'
import { useBoardMoment } from './use-board.ts'

/** A queue among many on the wall: what is of this minute, and how the day goes; the rest is on its line of the board. */
export function WallTile({ queue }: { queue: QueueView }) {
  const { fresh } = useBoardMoment()
  const { name, level } = queue
  return (
    <article className={classes.tile} data-old={fresh.state !== 'live'} aria-label={name}>
      <div>
        <h2>
          <span title={name}>{name}</span>
          <LevelTag level={level} />
        </h2>
        <div className={classes.three}>
          <MainMeasures queue={queue} told={false} />
        </div>
      </div>
    </article>
  )
}
