import { useTranslation } from 'react-i18next'
import { countText } from '../language/format.ts'
import page from '../shell/page.module.css'
import { When } from '../shell/When.tsx'
import { CentreListStates } from './CentreListStates.tsx'
import { useCentreList } from './use-centre-list.ts'

/** Who has left how much at which workstation, by the last word the centre has. */
export function UndeliveredList() {
  const { t } = useTranslation()
  const state = useCentreList('undelivered')
  const rows = state.rows ?? []
  return (
    <CentreListStates list="undelivered" state={state}>
      {rows.length > 0 && (
        <div className={page.wrap}>
          <table className={page.table}>
            <thead>
              <tr>
                <th>{t('coordination.column.who')}</th>
                <th>{t('coordination.column.device')}</th>
                <th>{t('coordination.column.count')}</th>
                <th>{t('coordination.column.seen')}</th>
              </tr>
            </thead>
            <tbody>
              {rows.map((row) => (
                <tr key={`${row.userId}${row.device}${row.seenAt}`}>
                  <td>{row.name}</td>
                  <td>{row.device}</td>
                  <td>{countText(t, row.count)}</td>
                  <td className={page.line1}>
                    <When at={row.seenAt} />
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </CentreListStates>
  )
}
