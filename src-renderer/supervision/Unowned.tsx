import { Checkbox } from '@mantine/core'
import { IconCircleCheck } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Case } from '#shared/cases/schema.ts'
import type { Shown } from '#shared/console/queries.ts'
import type { User } from '#shared/identity/schema.ts'
import { DueTag } from '../cases/DueTag.tsx'
import { areaName } from '../interactions/catalogue.ts'
import { useWatch } from '../shell/console.ts'
import { Empty } from '../shell/Empty.tsx'
import { PendingTag } from '../shell/PendingTag.tsx'
import page from '../shell/page.module.css'
import { hashOfPlace } from '../shell/place.ts'
import { Starting } from '../shell/Starting.tsx'
import { usePages } from '../shell/use-pages.ts'
import { VirtualList } from '../shell/VirtualList.tsx'
import { ReassignBar } from './ReassignBar.tsx'
import classes from './unowned.module.css'
import { whyUnowned } from './why-unowned.ts'

/** *Sin dueño*: open cases that nobody who is here has, and giving them to somebody, one or many. */
export function Unowned() {
  const { t } = useTranslation()
  const users = useWatch('directory.users', {})?.map(({ doc }) => doc)
  const pages = usePages('cases.unowned', {})
  const isOffline = useWatch('sync.status', {})?.connection === 'offline'
  const [chosen, setChosen] = useState<ReadonlyMap<string, Case>>(new Map())
  if (users === undefined || pages.total === undefined) return <Starting what="shell.reading" />
  if (pages.total === 0)
    return (
      <Empty icon={IconCircleCheck} title={t('coordination.unowned.empty.title')}>
        <p>{t('coordination.unowned.empty.text')}</p>
        {isOffline && <p role="status">{t('coordination.unowned.empty.offline')}</p>}
      </Empty>
    )
  const toggle = (doc: Case) =>
    setChosen((now) => {
      const next = new Map(now)
      if (!next.delete(doc.id)) next.set(doc.id, doc)
      return next
    })
  const [first, last] = pages.inSight
  const inSight = Array.from({ length: last - first + 1 }, (_, index) => pages.row(first + index)?.doc).filter(
    (doc) => doc !== undefined,
  )
  return (
    <div className={classes.place}>
      <ReassignBar
        users={users}
        chosen={[...chosen.values()]}
        keep={(cases) => setChosen(new Map(cases.map((one) => [one.id, one])))}
      />
      <div className={page.actions}>
        <span className={page.n}>
          {t('coordination.unowned.count', { count: typeof pages.total === 'number' ? pages.total : pages.length })}
        </span>
        <button
          type="button"
          className={page.filter}
          onClick={() => setChosen(new Map([...chosen, ...inSight.map((doc) => [doc.id as string, doc] as const)]))}
        >
          {t('coordination.unowned.chooseAll')}
        </button>
      </div>
      <div className={classes.list}>
        <VirtualList
          of={pages.of}
          length={pages.length}
          rowHeight={56}
          label={t('coordination.tab.unowned')}
          onRange={pages.onRange}
          render={(index) => {
            const row = pages.row(index)
            return row === undefined ? (
              <span className={classes.row} />
            ) : (
              <Row row={row} users={users} chosen={chosen.has(row.doc.id)} toggle={() => toggle(row.doc)} />
            )
          }}
        />
      </div>
    </div>
  )
}

function Row({
  row: { doc, pending },
  users,
  chosen,
  toggle,
}: {
  row: Shown<Case>
  users: readonly User[]
  chosen: boolean
  toggle: () => void
}) {
  const { t } = useTranslation()
  const customer = useWatch('customers.get', doc.customerId === null ? null : { id: doc.customerId })
  const radicado = doc.radicado ?? t('cases.noNumber')
  return (
    <div className={classes.row}>
      <Checkbox
        checked={chosen}
        onChange={toggle}
        aria-label={t('coordination.unowned.choose', { radicado })}
        size="sm"
        styles={{ body: { minWidth: 24, minHeight: 24, alignItems: 'center' } }}
      />
      <a href={hashOfPlace({ area: 'cases', id: doc.id })} className={classes.what}>
        <b className="tn">
          {radicado} · {customer?.doc.name ?? t('interactions.noCustomer')}
        </b>
        <small>
          {t(`kind.${doc.kind}`)} · {areaName(doc.area)} · {t(`cases.state.${doc.state}`)}
        </small>
      </a>
      <span className={classes.why}>{whyUnowned(t, doc, users)}</span>
      <span className={classes.due}>
        <DueTag case={doc} /> <PendingTag pending={pending} />
      </span>
    </div>
  )
}
