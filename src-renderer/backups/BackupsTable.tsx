import { Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { BackupRow } from '#shared/console/contract.ts'
import { countText, dayText, hourText } from '../language/format.ts'
import page from '../shell/page.module.css'

interface Props {
  readonly rows: readonly BackupRow[]
  readonly chosen: BackupRow | null
  /** Null where none can be restored now. */
  readonly choose: ((row: BackupRow) => void) | null
}

const counted = ['customers', 'contacts', 'cases', 'undelivered'] as const

/** Each backup by its day, with what it holds. */
export function BackupsTable({ rows, chosen, choose }: Props) {
  const { t } = useTranslation()
  return (
    <div className={page.wrap}>
      <table className={page.table}>
        <thead>
          <tr>
            <th>{t('backups.column.day')}</th>
            {counted.map((name) => (
              <th key={name}>{t(`backups.column.${name}`)}</th>
            ))}
            <th>
              <span className="vh">{t('backups.choose')}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.day}>
              <td className={page.line1}>
                {dayText(row.day)}, {hourText(row.at)}
              </td>
              {row.holds === null ? (
                <td colSpan={counted.length}>{t('backups.unreadable')}</td>
              ) : (
                counted.map((name) => <td key={name}>{countText(t, row.holds?.[name] ?? 0)}</td>)
              )}
              <td>
                <Button
                  variant="subtle"
                  disabled={choose === null || row.holds === null}
                  aria-pressed={chosen?.day === row.day}
                  onClick={() => choose?.(row)}
                >
                  {t('backups.choose')}
                </Button>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
