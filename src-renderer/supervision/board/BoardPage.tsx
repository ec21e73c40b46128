import { IconHeadset } from '@tabler/icons-react'
import { memo, useCallback, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { instantOf } from '#shared/kernel/instants.ts'
import type { BoardView } from '#shared/supervision/board.ts'
import { agoText, theHourText } from '../../language/format.ts'
import { useWatch } from '../../shell/console.ts'
import { Empty } from '../../shell/Empty.tsx'
import { Page } from '../../shell/Page.tsx'
import { hashOfPlace } from '../../shell/place.ts'
import { Sentence } from '../../shell/Sentence.tsx'
import { Starting } from '../../shell/Starting.tsx'
import { useNames } from '../../shell/use-actor.ts'
import { queueOfPlace } from '../queues/place.ts'
import { QueuesPage } from '../queues/QueuesPage.tsx'
import { AdvisorTable } from './AdvisorTable.tsx'
import { byName } from './advisor-view.ts'
import { FigureCards } from './FigureCard.tsx'
import { NotWatched } from './NotWatched.tsx'
import { Old } from './Old.tsx'
import { Queues } from './Queues.tsx'
import { queueViewOf, useQueueSettings } from './queue-view.ts'
import { TeamFigures } from './TeamFigures.tsx'
import { BoardMomentContext, useBoard, useBoardMoment, useMoment } from './use-board.ts'
import { WallView } from './WallView.tsx'

/** The coordinator's live board, or with `wall` the same for a big screen. */
export function BoardPage({ id }: { id: string | null }) {
  const queue = id === null ? undefined : queueOfPlace(id)
  return queue !== undefined ? <QueuesPage code={queue} /> : <LiveBoard wall={id === 'wall'} />
}

function LiveBoard({ wall }: { wall: boolean }) {
  const view = useBoard()
  const moment = useMoment(view)
  return (
    <BoardMomentContext value={moment}>
      <FigureCards>
        <Board view={view} wall={wall} />
      </FigureCards>
    </BoardMomentContext>
  )
}

function Board({ view, wall }: { view: BoardView; wall: boolean }) {
  const { t } = useTranslation()
  const { now, fresh, trying } = useBoardMoment()
  const settings = useQueueSettings()
  const users = useWatch('directory.users', {})
  const names = useNames()
  const rows = useMemo(
    () =>
      [...view.queues.values()].map((row) => ({ row, ...settings(row.queue) })).sort((a, b) => byName(a.name, b.name)),
    [view.queues, settings],
  )
  const queues = rows.map(({ row, ...its }) => queueViewOf(row, its, now))
  const queueName = useCallback((code: string) => settings(code).name, [settings])
  const advisors = useMemo(
    () => [...view.advisors.values()].map((row) => ({ row, name: names(row.advisor) ?? '—' })),
    [view.advisors, names],
  )
  if (users === undefined || trying) return <Starting what="board.connecting" />
  if (fresh.state === 'none') return <NeverTold />
  if (wall) return <WallView queues={queues} advisors={advisors} shown={view.queues} />
  const here = view.told?.here ?? 0
  const hint = (
    <Updated
      secondsAgo={Math.floor(Math.max(0, Date.now() - here) / 1_000)}
      queues={queues.length}
      advisors={advisors.length}
    />
  )
  const asked =
    fresh.state === 'old' && fresh.because === 'asked'
      ? t('board.asked', { hour: theHourText(instantOf(fresh.at)) })
      : undefined
  return (
    <Page
      title={t('board.title')}
      hint={fresh.state === 'live' ? hint : asked}
      actions={
        <>
          <TeamFigures figures={view.teams} />
          <Ways />
        </>
      }
    >
      <Old />
      {queues.length === 0 && advisors.length === 0 ? (
        <Empty icon={IconHeadset} title={t('board.empty.title')}>
          <p>{t('board.empty.text')}</p>
        </Empty>
      ) : (
        <>
          <Queues queues={queues} />
          <NotWatched shown={view.queues} />
          <AdvisorTable advisors={advisors} can={view.can} queueName={queueName} nameOf={names} />
        </>
      )}
    </Page>
  )
}

/** Without the centre, and nothing was told before in this window: said, with what there is to be done meanwhile. */
function NeverTold() {
  const { t } = useTranslation()
  const status = useWatch('sync.status', {})
  const since = status?.connection === 'offline' ? theHourText(status.since) : null
  return (
    <Page title={t('board.title')} actions={<Ways />}>
      <Sentence tone="warn">{since === null ? t('board.never') : t('board.neverSince', { hour: since })}</Sentence>
    </Page>
  )
}

interface UpdatedProps {
  readonly secondsAgo: number
  readonly queues: number
  readonly advisors: number
}
/** When the board was last told something, and of how many. By whole seconds: most messages change none of it. */
const Updated = memo(({ secondsAgo, queues, advisors }: UpdatedProps) => {
  const { t } = useTranslation()
  return t('board.updated', {
    ago: agoText(t, instantOf(0), secondsAgo * 1_000),
    queues: t('board.queues', { count: queues }),
    advisors: t('board.advisors', { count: advisors }),
  })
})

const Ways = memo(() => {
  const { t } = useTranslation()
  return (
    <>
      <a href={hashOfPlace({ area: 'board', id: 'queues' })}>{t('board.settings')}</a>
      <a href={hashOfPlace({ area: 'board', id: 'wall' })}>{t('board.wall')}</a>
    </>
  )
})
