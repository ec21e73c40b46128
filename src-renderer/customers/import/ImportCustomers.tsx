import { Button, FileButton, NativeSelect, Progress } from '@mantine/core'
import { IconDownload, IconFileSpreadsheet } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import {
  guessMapping,
  IMPORT_FIELDS,
  type ImportField,
  type ImportMapping,
  readImportRow,
} from '#shared/customers/import-row.ts'
import { plainNumber } from '../../language/format.ts'
import { sentenceOf } from '../../language/sentence.ts'
import { Page } from '../../shell/Page.tsx'
import page from '../../shell/page.module.css'
import { goTo } from '../../shell/place.ts'
import { Sentence } from '../../shell/Sentence.tsx'
import { Imports } from './Imports.tsx'
import { refusedFile } from './refused-file.ts'
import type { Table, TableFault } from './table.ts'
import { useImport } from './use-import.ts'

const SHOWN = 8
const REFUSED_SHOWN = 100

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
  const [file, setFile] = useState<{ name: string; table: Table } | null>(null)
  const [mapping, setMapping] = useState<ImportMapping>([])
  const [reading, setReading] = useState(false)
  const [failure, setFailure] = useState<string | null>(null)
  const work = useImport()

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
  const map = (index: number, field: string) =>
    setMapping(mapping.map((one, at) => (at === index ? (IMPORT_FIELDS.find((each) => each === field) ?? null) : one)))
  const named = mapping.includes('name')
  const { progress } = work
  const said = work.running ? 'under' : progress !== null && progress.done < progress.total ? 'stopped' : 'finished'
  return (
    <Page
      title={t('import.title')}
      hint={t('import.hint')}
      actions={<Button onClick={() => goTo('customers')}>{t('shell.back')}</Button>}
    >
      <div className={page.actions}>
        <FileButton accept=".csv,.txt,text/csv" onChange={(chosen) => void choose(chosen)}>
          {(props) => (
            <Button {...props} disabled={work.running} leftSection={<IconFileSpreadsheet size={16} aria-hidden />}>
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
              rows: plainNumber(`${file.table.rows.length}`),
              encoding: file.table.encoding === 'utf-8' ? 'UTF-8' : 'Windows-1252',
            })}
          </span>
        )}
      </div>
      {failure !== null && <Sentence tone="bad">{t('import.unreadable', { failure })}</Sentence>}
      {file !== null && (
        <>
          <div className={page.wrap}>
            <table className={page.table}>
              <thead>
                <tr>
                  {file.table.headings.map((heading, index) => (
                    // biome-ignore lint/suspicious/noArrayIndexKey: a column of a file is its place, headings may repeat
                    <th key={index}>
                      {heading}
                      <NativeSelect
                        size="xs"
                        my={6}
                        disabled={work.running}
                        aria-label={t('import.column', { heading })}
                        value={mapping[index] ?? ''}
                        onChange={(event) => map(index, event.currentTarget.value)}
                        data={[
                          { value: '', label: t('import.field.none') },
                          ...IMPORT_FIELDS.map((one: ImportField) => ({ value: one, label: t(`import.field.${one}`) })),
                        ]}
                      />
                    </th>
                  ))}
                  <th>{t('import.looks')}</th>
                </tr>
              </thead>
              <tbody>
                {file.table.rows.slice(0, SHOWN).map((cells, index) => {
                  const read = readImportRow(cells, mapping)
                  return (
                    // biome-ignore lint/suspicious/noArrayIndexKey: a row of a file is its place
                    <tr key={index}>
                      {file.table.headings.map((_, at) => (
                        // biome-ignore lint/suspicious/noArrayIndexKey: as its heading
                        <td key={at}>{cells[at] ?? ''}</td>
                      ))}
                      <td>{read.ok ? t('import.good') : sentenceOf(t, read.error)}</td>
                    </tr>
                  )
                })}
              </tbody>
            </table>
          </div>
          <div className={page.actions}>
            {work.running ? (
              <Button onClick={work.stop}>{t('import.stop')}</Button>
            ) : (
              <Button
                variant="filled"
                disabled={!named || file.table.rows.length === 0}
                title={named ? undefined : t('import.nameColumn')}
                onClick={() => void work.run(file.name, file.table.rows, mapping)}
              >
                {t('import.run', { count: file.table.rows.length, rows: plainNumber(`${file.table.rows.length}`) })}
              </Button>
            )}
            {!named && <span>{t('import.nameColumn')}</span>}
          </div>
        </>
      )}
      {progress !== null && (
        <>
          <Progress value={(100 * progress.done) / Math.max(1, progress.total)} aria-label={t('import.progress')} />
          <p role="status" className="tn">
            {t(`import.${said}`, {
              done: plainNumber(`${progress.done}`),
              total: plainNumber(`${progress.total}`),
              created: plainNumber(`${progress.created}`),
              known: plainNumber(`${progress.known}`),
              refused: plainNumber(`${work.refused.length}`),
            })}
          </p>
        </>
      )}
      {work.refused.length > 0 && file !== null && (
        <section className={page.form} style={{ maxWidth: 'none' }}>
          <div className={page.actions}>
            <h2>{t('import.refusedTitle')}</h2>
            <Button
              component="a"
              download="rechazados.csv"
              href={refusedFile(file.table.headings, work.refused, (why) => sentenceOf(t, why))}
              leftSection={<IconDownload size={16} aria-hidden />}
            >
              {t('import.download')}
            </Button>
          </div>
          <div className={page.wrap}>
            <table className={page.table}>
              <thead>
                <tr>
                  <th>{t('import.line')}</th>
                  <th>{t('import.why')}</th>
                  <th>{t('import.content')}</th>
                </tr>
              </thead>
              <tbody>
                {work.refused.slice(0, REFUSED_SHOWN).map((row) => (
                  <tr key={row.line}>
                    <td className="tn">{row.line}</td>
                    <td>{sentenceOf(t, row.why)}</td>
                    <td>{row.cells.join(' · ')}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
          {work.refused.length > REFUSED_SHOWN && <small>{t('import.more')}</small>}
        </section>
      )}
      <Imports running={work.current} />
    </Page>
  )
}
