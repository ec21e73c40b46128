import { Button } from '@mantine/core'
import { IconCloudSearch, IconRefresh } from '@tabler/icons-react'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { CLOSED_AMONG_AT_MOST } from '#shared/console/queries.ts'
import classes from '../../customers/central/central.module.css'
import { CentreRefusal } from '../../shell/CentreRefusal.tsx'
import { useWatch } from '../../shell/console.ts'
import { Starting } from '../../shell/Starting.tsx'
import { useIsOffline } from '../../sync/use-is-offline.ts'
import { ClosedRow } from './ClosedRow.tsx'
import { type CentralCases, useCentralCases } from './central-cases.ts'
import closed from './closed.module.css'
import { isReopened } from './reopened.ts'

interface Props {
  readonly text: string
  readonly current: string | null
  /** Nothing is here: what the centre has is asked for without a click. */
  readonly atOnce: boolean
  /** Told how many of them are shown. */
  readonly found: (count: number) => void
}

/** While somebody types nothing is asked. */
const SETTLED_MS = 400

/** As many open cases as are read at once: nobody works on more. */
const OPEN_AT_MOST = 500

/**
 * Of what the centre has sent, what has not come to this workstation since: it stands in the list above by then, or among the
 * open ones where it was reopened. What comes is of the last weeks, and the centre sends those first.
 */
function useNotHere(text: string, rows: CentralCases['rows']): CentralCases['rows'] {
  const ids = rows.slice(0, CLOSED_AMONG_AT_MOST).map((row) => row.case.id)
  const here = new Set(useWatch('cases.closedAmong', ids.length === 0 ? null : { text, ids }, 'keep'))
  const open = useWatch('cases.tray', ids.length === 0 ? null : { filter: 'all', limit: OPEN_AT_MOST }, 'keep')
  const opened = new Map(open?.rows.map(({ doc }) => [doc.id, doc]))
  return rows.filter((row) => {
    const again = opened.get(row.case.id)
    return !here.has(row.case.id) && (again === undefined || !isReopened(row.case, again))
  })
}

/** Closed cases of this person that this workstation does not keep: asked of the centre, by the page. */
export function CentralClosed({ text, current, atOnce, found }: Props) {
  const { t } = useTranslation()
  const { state, ask } = useCentralCases()
  const connection = useWatch('sync.status', {})?.connection
  const isOffline = useIsOffline()
  const isOnline = connection === 'online'
  useEffect(() => {
    if (!atOnce || !isOnline) return
    const timer = setTimeout(() => void ask({ text }), SETTLED_MS)
    return () => clearTimeout(timer)
  }, [atOnce, isOnline, ask, text])
  // What was asked of other words says nothing of these.
  const shown: CentralCases = state.asked?.text === text ? state : { is: 'notAsked', asked: null, rows: [] }
  const rows = useNotHere(text, shown.rows)
  useEffect(() => {
    found(rows.length)
    return () => found(0)
  }, [found, rows.length])
  return (
    <section className={`${classes.central} ${atOnce ? closed.alone : ''}`} aria-label={t('cases.closed.central')}>
      {rows.length > 0 && (
        <h2>
          <IconCloudSearch size={16} aria-hidden /> {t('cases.closed.central')}
        </h2>
      )}
      <ul className={classes.rows}>
        {rows.map((row) => (
          <li key={row.case.id}>
            <ClosedRow of={row.case} customer={row.customer} isCurrent={row.case.id === current} />
          </li>
        ))}
      </ul>
      {shown.is === 'asking' && <Starting what="cases.closed.asking" />}
      {shown.is === 'refused' && <CentreRefusal why={shown.why} away={t('cases.closed.unreachable')} />}
      {shown.is === 'found' && rows.length === 0 && !shown.more && <p role="status">{t('cases.closed.noneThere')}</p>}
      {shown.is === 'found' && shown.more && (
        <Button onClick={() => void ask({ text }, shown)}>{t('cases.closed.older')}</Button>
      )}
      {(shown.is === 'notAsked' || shown.is === 'refused') && (
        <>
          <Button
            leftSection={
              shown.is === 'refused' ? <IconRefresh size={16} aria-hidden /> : <IconCloudSearch size={16} aria-hidden />
            }
            disabled={isOffline}
            onClick={() => void ask({ text }, shown)}
          >
            {t(shown.is === 'refused' ? 'customers.central.again' : 'cases.closed.ask')}
          </Button>
          {isOffline && <small>{t('cases.closed.offline')}</small>}
        </>
      )}
    </section>
  )
}
