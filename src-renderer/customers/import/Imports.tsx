import { Button, Progress } from '@mantine/core'
import { IconArrowBackUp, IconFileSpreadsheet } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { CustomerImport } from '#shared/customers/import-schema.ts'
import { plainNumber } from '../../language/format.ts'
import { sentenceOf } from '../../language/sentence.ts'
import { useWatch } from '../../shell/console.ts'
import { Empty } from '../../shell/Empty.tsx'
import page from '../../shell/page.module.css'
import { Sentence } from '../../shell/Sentence.tsx'
import { usePages } from '../../shell/use-pages.ts'
import { VirtualTable } from '../../shell/VirtualTable.tsx'
import { When } from '../../shell/When.tsx'
import { KeptCards } from './KeptCards.tsx'
import { useUndo } from './use-undo.ts'

const counted = (count: number | undefined): string => (count === undefined ? '—' : plainNumber(`${count}`))

/** What was imported, by whom, with what came of it; each can be undone as a whole. */
export function Imports({ running }: { running: string | null }) {
  const { t } = useTranslation()
  const imports = usePages('imports.list', {})
  const online = useWatch('sync.status', {})?.connection === 'online'
  const names = new Map(useWatch('directory.users', {})?.map(({ doc }) => [doc.id as string, doc.name])) // an id is compared as text
  const { undo, progress, refused } = useUndo()
  const [sure, setSure] = useState<string | null>(null)
  if (imports.total === undefined) return null
  if (imports.total === 0)
    return (
      <Empty icon={IconFileSpreadsheet} title={t('import.list.empty')}>
        <p>{t('import.list.emptyText')}</p>
      </Empty>
    )
  const stateOf = (one: CustomerImport): string => {
    if (one.undone !== null)
      return t('import.list.undone', {
        withdrawn: counted(one.undone.withdrawn),
        kept: counted(one.undone.kept),
        name: names.get(one.undone.by) ?? '',
      })
    return t(one.state === 'running' && one.id !== running ? 'import.list.unfinished' : `import.list.${one.state}`)
  }
  return (
    <section className={page.form} style={{ maxWidth: 'none' }}>
      <h2>{t('import.list.title')}</h2>
      {refused !== null && (
        <Sentence tone={refused.code === 'centre.unreachable' ? 'warn' : 'bad'}>{sentenceOf(t, refused)}</Sentence>
      )}
      {progress !== null && (
        <>
          <Progress value={(100 * progress.done) / Math.max(1, progress.total)} aria-label={t('import.list.undoing')} />
          <p role="status" className="tn">
            {t('import.list.under', { done: counted(progress.done), total: counted(progress.total) })}
          </p>
        </>
      )}
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
          { key: 'state', head: t('import.list.column.state'), width: '18%' },
          { key: 'undo', head: <span className="vh">{t('import.list.undo')}</span>, width: '170px' },
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
              <td className="tn">{counted(doc.counts?.created)}</td>
              <td className="tn">{counted(doc.counts?.known)}</td>
              <td className="tn">{counted(doc.counts?.refused)}</td>
              <td>
                {stateOf(doc)}
                {doc.undone !== null && doc.undone.kept > 0 && <KeptCards importId={doc.id} />}
              </td>
              <td>
                {sure === doc.id ? (
                  <span className={page.actions}>
                    <small>{t('import.list.sure')}</small>
                    <Button
                      size="compact-sm"
                      color="red"
                      onClick={() => {
                        setSure(null)
                        void undo(doc.id)
                      }}
                    >
                      {t('import.list.undoNow')}
                    </Button>
                    <Button size="compact-sm" onClick={() => setSure(null)}>
                      {t('shell.cancel')}
                    </Button>
                  </span>
                ) : (
                  doc.undone === null &&
                  doc.id !== running && (
                    <Button
                      size="compact-sm"
                      disabled={!online || progress !== null}
                      title={online ? undefined : t('import.list.needsCentre')}
                      leftSection={<IconArrowBackUp size={14} aria-hidden />}
                      onClick={() => setSure(doc.id)}
                    >
                      {t('import.list.undo')}
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
