import { instantOf } from '#shared/kernel/instants.ts'
import { ClosedTag } from '../queues/ClosedTag.tsx'
import { LevelTag } from './LevelTag.tsx'
import type { QueueView } from './queue-view.ts'
import { useBoardMoment } from './use-board.ts'

interface Props {
  readonly queue: Pick<QueueView, 'level' | 'closed'>
  /** There is no room for when it opens: that is said to who points at it. */
  readonly brief?: boolean
}

/** How a queue stands. Closed, it is judged only by those who came before and wait still. */
export function StandingTags({ queue: { level, closed }, brief = false }: Props) {
  const { fresh, now } = useBoardMoment()
  if (closed === null || fresh.state === 'old') return <LevelTag level={level === 'closed' ? 'none' : level} />
  return (
    <>
      <ClosedTag closed={closed} now={instantOf(now)} brief={brief} />
      {level !== 'closed' && <LevelTag level={level} />}
    </>
  )
}
