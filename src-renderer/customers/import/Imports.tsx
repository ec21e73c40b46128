import { Button } from '@mantine/core'
import { IconArrowBackUp, IconFileSpreadsheet } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { countsSoFar, isWhollyUndone } from '#shared/customers/import-standing.ts'
import { CentreRefusal } from '../../shell/CentreRefusal.tsx'
import { useWatch } from '../../shell/console.ts'
import { Empty } from '../../shell/Empty.tsx'
import page from '../../shell/page.module.css'
import { usePages } from '../../shell/use-pages.ts'
import { VirtualTable } from '../../shell/VirtualTable.tsx'
import { When } from '../../shell/When.tsx'
import { useLongConsole } from '../../shell/when-unlocked.ts'
import { counted, ImportState } from './ImportState.tsx'
import { KeptCards } from './KeptCards.tsx'
import { isUnderWay, useLongWork } from './long-work.ts'
import { runUndo } from './run-undo.ts'
import { UndoProgress } from './UndoProgress.tsx'

/** What was imported, by whom, with what came of it; each can be undone as a whole. */
export function Imports() {
  const { t } = useTranslation()
  const imports = usePages('imports.list', {})
  const online = useWatch('sync.status', {})?.connection === 'online'
  const names = new Map(useWatch('directory.users', {})?.map(({ doc }) => [doc.id as string, doc.name])) // an id is compared as text
  const console = useLongConsole()
  const { importing, undoing, undoRefused: refused } = useLongWork()
  const running = isUnderWay(importing) ? importing.id : null
  const busy = running !== null || isUnderWay(undoing)
  const [sure, setSure] = useState<string | null>(null)
  if (imports.total === undefined) return null
  if (imports.total === 0)
    return (
      <Empty icon={IconFileSpreadsheet} title={t('import.list.empty')}>
        <p>{t('import.list.emptyText')}</p>
      </Empty>
    )
  return (
    <section className={page.form} style={{ maxWidth: 'none' }}>
      <h2>{t('import.list.title')}</h2>
      {refused !== null && <CentreRefusal why={refused} away={t('rejection.centre.unreachable')} />}
      <UndoProgress />
      <VirtualTable
        label={t('import.list.title')}
        of={imports.of}
        length={imports.length}
        onRange={imports.onRange}
        columns={[
          { key: 'file', head: t('import.list.column.file') },
          { key: 'by', head: t('import.list.column.by'), width: '14%' },
          { key: 'at', head: t('import.list.column.at'), width: '12%' },
          { key: 'created', head: t('import.list.column.created'), width: '84px' },
          { key: 'known', head: t('import.list.column.known'), width: '84px' },
          { key: 'refused', head: t('import.list.column.refused'), width: '96px' },
          { key: 'state', head: t('import.list.column.state'), width: '26%' },
          { key: 'undo', head: <span className="vh">{t('import.list.undo')}</span>, width: '200px' },
        ]}
        row={imports.row}
        keyOf={({ doc }) => doc.id}
        render={({ doc }) => {
          return (
            <>
              <td>{doc.fileName}</td>
              <td>{names.get(doc.by) ?? '—'}</td>
              <td>
                <When at={doc.at} />
              </td>
              <td className="tn">{counted(countsSoFar(doc)?.created)}</td>
              <td className="tn">{counted(countsSoFar(doc)?.known)}</td>
              <td className="tn">{counted(countsSoFar(doc)?.refused)}</td>
              <td>
                <ImportState
                  of={doc}
                  undoneBy={names.get(doc.undone?.by ?? '') ?? ''}
                  isHere={doc.id === running}
                  online={online}
                />
                {isWhollyUndone(doc) && (doc.undone?.kept ?? 0) > 0 && <KeptCards importId={doc.id} />}
              </td>
              <td>
                {sure === doc.id ? (
                  <span className={page.actions}>
                    <small>{t(doc.state === 'running' ? 'import.list.sureRunning' : 'import.list.sure')}</small>
                    <Button
                      size="compact-sm"
                      color="red"
                      onClick={() => {
                        setSure(null)
                        void runUndo(console, doc)
                      }}
                    >
                      {t('import.list.undoNow')}
                    </Button>
                    <Button size="compact-sm" onClick={() => setSure(null)}>
                      {t('shell.cancel')}
                    </Button>
                  </span>
                ) : (
                  !isWhollyUndone(doc) &&
                  doc.id !== running && (
                    <Button
                      size="compact-sm"
                      disabled={!online || busy}
                      title={online ? (busy ? t('import.list.waits') : undefined) : t('import.list.needsCentre')}
                      leftSection={<IconArrowBackUp size={14} aria-hidden />}
                      onClick={() => setSure(doc.id)}
                    >
                      {t(doc.undone === null ? 'import.list.undo' : 'import.list.undoRest')}
                    </Button>
                  )
                )}
              </td>
            </>
          )
        }}
      />
      {!online && <small>{t('import.list.needsCentre')}</small>}
    </section>
  )
}
