import { Button, FileButton } from '@mantine/core'
import { IconFileSpreadsheet } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { guessMapping, IMPORT_FIELDS, type ImportMapping } from '#shared/customers/import-row.ts'
import { Page } from '../../shell/Page.tsx'
import page from '../../shell/page.module.css'
import { goTo } from '../../shell/place.ts'
import { Sentence } from '../../shell/Sentence.tsx'
import { useLongConsole } from '../../shell/when-unlocked.ts'
import { ImportPreview } from './ImportPreview.tsx'
import { ImportProgress } from './ImportProgress.tsx'
import { Imports } from './Imports.tsx'
import { isUnderWay, useLongWork } from './long-work.ts'
import { runImport } from './run-import.ts'
import type { Table, TableFault } from './table.ts'

const readInThread = (bytes: ArrayBuffer): Promise<{ table?: Table; fault?: TableFault }> =>
  new Promise((resolve) => {
    const worker = new Worker(new URL('./read-table.worker.ts', import.meta.url), { type: 'module' })
    worker.onmessage = ({ data }) => {
      worker.terminate()
      resolve(data)
    }
    // A thread that does not begin at all.
    worker.onerror = () => {
      worker.terminate()
      resolve({ fault: { code: 'unknown' } })
    }
    worker.postMessage(bytes, [bytes])
  })

/** The coordinator brings in customers from a CSV: a look at it first, then its progress, and what was refused and why. */
export function ImportCustomers() {
  const { t } = useTranslation()
  const console = useLongConsole()
  const [file, setFile] = useState<{ name: string; table: Table } | null>(null)
  const [mapping, setMapping] = useState<ImportMapping>([])
  const [reading, setReading] = useState(false)
  const [failure, setFailure] = useState<string | null>(null)
  const { importing, undoing } = useLongWork()
  const running = isUnderWay(importing)

  const choose = async (chosen: File | null) => {
    if (chosen === null) return
    setReading(true)
    setFailure(null)
    // Another file was meant: the one before it is not imported in its place.
    setFile(null)
    const read = await readInThread(await chosen.arrayBuffer())
    setReading(false)
    if (read.table === undefined || read.table.headings.length === 0)
      return setFailure(read.fault === undefined ? t('import.empty') : t(`import.fault.${read.fault.code}`, read.fault))
    setFile({ name: chosen.name, table: read.table })
    setMapping(guessMapping(read.table.headings))
  }
  const named = mapping.includes('name')
  // What is to be done with it was done.
  const isIn = importing?.state === 'done' && importing.fileName === file?.name
  return (
    <Page
      title={t('import.title')}
      hint={t('import.hint')}
      actions={<Button onClick={() => goTo('customers')}>{t('shell.back')}</Button>}
    >
      <div className={page.actions}>
        <FileButton accept=".csv,.txt,text/csv" onChange={(chosen) => void choose(chosen)}>
          {(props) => (
            <Button {...props} disabled={running} leftSection={<IconFileSpreadsheet size={16} aria-hidden />}>
              {t('import.choose')}
            </Button>
          )}
        </FileButton>
        {reading && <span role="status">{t('import.reading')}</span>}
        {file !== null && (
          <span className={page.n}>
            {t('import.file', {
              name: file.name,
              count: file.table.rows.length,
              encoding: file.table.encoding === 'utf-8' ? 'UTF-8' : 'Windows-1252',
            })}
          </span>
        )}
      </div>
      {file === null && !running && (
        <p>{t('import.knows', { fields: IMPORT_FIELDS.map((field) => t(`import.field.${field}`)).join(', ') })}</p>
      )}
      {failure !== null && <Sentence tone="bad">{t('import.unreadable', { failure })}</Sentence>}
      {file !== null && (
        <>
          <ImportPreview table={file.table} mapping={mapping} map={setMapping} disabled={running} />
          {!running && (
            <div className={page.actions}>
              <Button
                variant={isIn ? 'default' : 'filled'}
                disabled={!named || file.table.rows.length === 0 || isUnderWay(undoing)}
                title={named ? undefined : t('import.nameColumn')}
                onClick={() => void runImport(console, file, mapping)}
              >
                {t('import.run', { count: file.table.rows.length })}
              </Button>
              {!named && <span>{t('import.nameColumn')}</span>}
              {file.table.rows.length === 0 && <span>{t('import.noRows')}</span>}
              {isUnderWay(undoing) && <span>{t('import.waitsForUndo')}</span>}
            </div>
          )}
        </>
      )}
      {importing !== null && <ImportProgress work={importing} />}
      <Imports />
    </Page>
  )
}
