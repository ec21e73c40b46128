import { useTranslation } from 'react-i18next'
import { countText } from '../language/format.ts'
import { VirtualTable } from '../shell/VirtualTable.tsx'
import { When } from '../shell/When.tsx'
import { CentreListStates } from './CentreListStates.tsx'
import { NobodyCoordinates } from './NobodyCoordinates.tsx'
import { useCentreList } from './use-centre-list.ts'

/** Who has left how much at which workstation, by the last word the centre has. */
export function UndeliveredList() {
  const { t } = useTranslation()
  const state = useCentreList('undelivered')
  const rows = state.rows ?? []
  return (
    <CentreListStates list="undelivered" state={state}>
      {rows.length > 0 && (
        <VirtualTable
          label={t('coordination.tab.undelivered')}
          length={rows.length}
          onRange={state.onRange}
          columns={[
            { key: 'who', head: t('coordination.column.who') },
            { key: 'device', head: t('coordination.column.device') },
            { key: 'count', head: t('coordination.column.count'), width: '18%' },
            { key: 'seen', head: t('coordination.column.seen'), width: '22%' },
          ]}
          row={(index) => rows[index]}
          keyOf={({ store, userId, device, seenAt }) => store ?? `${userId} ${device} ${seenAt}`}
          render={(row) => (
            <>
              <td>
                {row.name} <NobodyCoordinates by={row.uncoordinated} />
              </td>
              <td>{row.device}</td>
              <td>{countText(t, row.count)}</td>
              <td>
                <When at={row.seenAt} />
              </td>
            </>
          )}
        />
      )}
    </CentreListStates>
  )
}
