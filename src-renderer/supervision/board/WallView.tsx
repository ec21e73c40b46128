import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { instantOf } from '#shared/kernel/instants.ts'
import { hourText } from '../../language/format.ts'
import { goTo, hashOfPlace } from '../../shell/place.ts'
import { settledKey } from '../../shell/settled-key.ts'
import { type AdvisorView, FILTERS, fits } from './advisor-view.ts'
import classes from './board.module.css'
import { NotWatched } from './NotWatched.tsx'
import { Old } from './Old.tsx'
import type { QueueView } from './queue-view.ts'
import { useBoardMoment } from './use-board.ts'
import { WallTiles } from './WallTiles.tsx'

/** What needs to be seen from afar comes first. */
const ORDER = { alert: 0, warning: 1, normal: 2, none: 3, closed: 4 } as const

interface Props {
  readonly queues: readonly QueueView[]
  readonly advisors: readonly AdvisorView[]
  /** The queues that the board watches, by their codes. */
  readonly shown: ReadonlyMap<string, unknown>
}

/** The queues over the whole screen, to be read across a room. Esc goes back. */
export function WallView({ queues, advisors, shown }: Props) {
  const { t } = useTranslation()
  const { now } = useBoardMoment()
  useEffect(() => {
    const back = settledKey((event: KeyboardEvent) => event.key === 'Escape' && goTo('board'))
    window.addEventListener('keydown', back)
    return () => window.removeEventListener('keydown', back)
  }, [])
  return (
    <div className={classes.wall}>
      <header>
        <h1>{t('board.title')}</h1>
        <ul>
          <li>
            <b className="tn">{queues.reduce((sum, { row }) => sum + row.waiting, 0)}</b> {t('board.totalWaiting')}
          </li>
          {FILTERS.slice(1, 5).map((filter) => (
            <li key={filter}>
              <b className="tn">{advisors.filter((one) => fits(one, filter, now)).length}</b>{' '}
              {t(`board.filter.${filter}`)}
            </li>
          ))}
        </ul>
        <time className="tn">{hourText(instantOf(now))}</time>
        <a href={hashOfPlace({ area: 'board', id: null })}>{t('board.wallBack')}</a>
      </header>
      <Old />
      <WallTiles queues={[...queues].sort((a, b) => ORDER[a.level] - ORDER[b.level])} />
      <NotWatched shown={shown} />
    </div>
  )
}
