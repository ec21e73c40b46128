import { IconCircleCheck } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { BreachRow } from '#shared/console/queries.ts'
import { brokenRule } from '../language/sentence.ts'
import { useWatch } from '../shell/console.ts'
import { Empty } from '../shell/Empty.tsx'
import page from '../shell/page.module.css'
import { hashOfPlace } from '../shell/place.ts'
import { Starting } from '../shell/Starting.tsx'
import { useNames } from '../shell/use-actor.ts'
import { When } from '../shell/When.tsx'
import { ReviewBreach } from './ReviewBreach.tsx'

const SHOWN = 200

/** Contacts and cases on which a rule was broken, until the coordinator has looked. Here also without the centre. */
export function Breaches() {
  const { t } = useTranslation()
  const names = useNames()
  const found = useWatch('breaches.list', { limit: SHOWN })
  if (found === undefined) return <Starting what="shell.reading" />
  if (found.rows.length === 0)
    return (
      <Empty icon={IconCircleCheck} title={t('coordination.noBreaches.title')}>
        <p>{t('coordination.noBreaches.text')}</p>
      </Empty>
    )
  return (
    <div className={page.wrap}>
      <table className={page.table}>
        <thead>
          <tr>
            <th>{t('coordination.column.rule')}</th>
            <th>{t('coordination.column.who')}</th>
            <th>{t('coordination.column.where')}</th>
            <th>{t('coordination.column.when')}</th>
            <th>
              <span className="vh">{t('coordination.review')}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {found.rows.map((row) => (
            <tr key={`${row.commandId}${row.rule}`}>
              <td>{brokenRule(t, row.rule)}</td>
              <td>{(row.advisorId === null ? null : names(row.advisorId)) ?? t('cases.unknownPerson')}</td>
              <td className={page.line1}>
                <Where row={row} />
              </td>
              <td className={page.line1}>
                <When at={row.at} />
              </td>
              <td>
                <ReviewBreach row={row} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
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
