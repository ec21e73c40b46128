import { IconCircleCheck } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { BreachRow } from '#shared/console/queries.ts'
import { countText } from '../language/format.ts'
import { brokenRule } from '../language/sentence.ts'
import { Empty } from '../shell/Empty.tsx'
import page from '../shell/page.module.css'
import { hashOfPlace } from '../shell/place.ts'
import { Starting } from '../shell/Starting.tsx'
import { useNames } from '../shell/use-actor.ts'
import { usePages } from '../shell/use-pages.ts'
import { VirtualTable } from '../shell/VirtualTable.tsx'
import { When } from '../shell/When.tsx'
import { ReviewBreach } from './ReviewBreach.tsx'

/** Contacts and cases on which a rule was broken, until the coordinator has looked. Here also without the centre. */
export function Breaches() {
  const { t } = useTranslation()
  const names = useNames()
  const pages = usePages('breaches.list', {})
  if (pages.total === undefined) return <Starting what="shell.reading" />
  if (pages.total === 0)
    return (
      <Empty icon={IconCircleCheck} title={t('coordination.noBreaches.title')}>
        <p>{t('coordination.noBreaches.text')}</p>
      </Empty>
    )
  return (
    <div className={page.form} style={{ maxWidth: 'none' }}>
      <span className={page.n}>{t('coordination.breachCount', { shown: countText(t, pages.total) })}</span>
      <VirtualTable
        label={t('coordination.tab.breaches')}
        of={pages.of}
        length={pages.length}
        onRange={pages.onRange}
        columns={[
          { key: 'rule', head: t('coordination.column.rule') },
          { key: 'who', head: t('coordination.column.who'), width: '20%' },
          { key: 'where', head: t('coordination.column.where'), width: '16%' },
          { key: 'when', head: t('coordination.column.when'), width: '14%' },
          { key: 'act', head: <span className="vh">{t('coordination.review')}</span>, width: '130px' },
        ]}
        row={pages.row}
        keyOf={(row) => `${row.documentId} ${row.commandId} ${row.rule}`}
        render={(row) => <Cells row={row} names={names} />}
      />
    </div>
  )
}

function Cells({ row, names }: { row: BreachRow; names: ReturnType<typeof useNames> }) {
  const { t } = useTranslation()
  return (
    <>
      <td>{brokenRule(t, row.rule)}</td>
      <td>{(row.advisorId === null ? null : names(row.advisorId)) ?? t('cases.unknownPerson')}</td>
      <td>
        <Where row={row} />
      </td>
      <td>
        <When at={row.at} />
      </td>
      <td>
        <ReviewBreach row={row} />
      </td>
    </>
  )
}

/** The case, or the customer whose contact it was, a click away. */
function Where({ row }: { row: BreachRow }) {
  const { t } = useTranslation()
  if (row.kind === 'case')
    return (
      <a href={hashOfPlace({ area: 'cases', id: row.documentId })}>
        {t('coordination.caseOf', { radicado: row.radicado ?? t('cases.noNumber') })}
      </a>
    )
  const channel = t(`channel.${row.channel}`)
  if (row.customerId === null) return channel
  return <a href={hashOfPlace({ area: 'customers', id: row.customerId })}>{channel}</a>
}
