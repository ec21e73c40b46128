import { useTranslation } from 'react-i18next'
import { exactText } from '../language/format.ts'
import { useNames } from '../shell/use-actor.ts'
import { VirtualTable } from '../shell/VirtualTable.tsx'
import { CentreListStates } from './CentreListStates.tsx'
import { NobodyCoordinates } from './NobodyCoordinates.tsx'
import { useCentreList } from './use-centre-list.ts'

/** What came to the centre with a time that had not come yet: who did it, what, and both times. */
export function AheadList() {
  const { t } = useTranslation()
  const names = useNames()
  const state = useCentreList('ahead')
  const rows = state.rows ?? []
  return (
    <CentreListStates list="ahead" state={state}>
      {rows.length > 0 && (
        <VirtualTable
          label={t('coordination.tab.ahead')}
          length={rows.length}
          onRange={state.onRange}
          columns={[
            { key: 'who', head: t('coordination.column.who') },
            { key: 'what', head: t('coordination.column.what') },
            { key: 'at', head: t('coordination.column.said'), width: '22%' },
            { key: 'receivedAt', head: t('coordination.column.received'), width: '22%' },
          ]}
          row={(index) => rows[index]}
          keyOf={({ commandId }) => commandId}
          render={({ name, actor, at, receivedAt, uncoordinated }) => (
            <>
              <td>
                {names(actor) ?? t('cases.unknownPerson')} <NobodyCoordinates by={uncoordinated} />
              </td>
              <td>{t(`command.${name}`)}</td>
              {/* Exactly, and not by how long ago: the first has not been yet, or had not when it came. */}
              <td>
                <time dateTime={at}>{exactText(at)}</time>
              </td>
              <td>
                <time dateTime={receivedAt}>{exactText(receivedAt)}</time>
              </td>
            </>
          )}
        />
      )}
    </CentreListStates>
  )
}
