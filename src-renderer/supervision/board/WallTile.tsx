import classes from './board.module.css'
import { MainMeasures } from './MainMeasures.tsx'
import type { QueueView } from './queue-view.ts'
import { StandingTags } from './StandingTags.tsx'
import { useBoardMoment } from './use-board.ts'

/** A queue among many on the wall: what is of this minute, and how the day goes; the rest is on its line of the board. */
export function WallTile({ queue }: { queue: QueueView }) {
  const { fresh } = useBoardMoment()
  const { name } = queue
  return (
    <article className={classes.tile} data-old={fresh.state !== 'live'} aria-label={name}>
      <div>
        <h2>
          <span title={name}>{name}</span>
          <StandingTags queue={queue} brief />
        </h2>
        <div className={classes.three}>
          <MainMeasures queue={queue} told={false} />
        </div>
      </div>
    </article>
  )
}
