import { NativeSelect } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { IMPORT_FIELDS, type ImportField, type ImportMapping, readImportRow } from '#shared/customers/import-row.ts'
import { sentenceOf } from '../../language/sentence.ts'
import page from '../../shell/page.module.css'
import type { Table } from './table.ts'

const SHOWN = 8

interface Props {
  readonly table: Table
  readonly mapping: ImportMapping
  readonly map: (mapping: ImportMapping) => void
  readonly disabled: boolean
}

/** The first rows of the file, what each column holds, and how each row looks as a card. */
export function ImportPreview({ table, mapping, map, disabled }: Props) {
  const { t } = useTranslation()
  const choose = (index: number, field: string) =>
    map(mapping.map((one, at) => (at === index ? (IMPORT_FIELDS.find((each) => each === field) ?? null) : one)))
  return (
    <div className={page.wrap}>
      <table className={page.table}>
        <thead>
          <tr>
            {table.headings.map((heading, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a column of a file is its place, headings may repeat
              <th key={index}>
                {heading}
                <NativeSelect
                  size="xs"
                  my={6}
                  disabled={disabled}
                  aria-label={t('import.column', { heading })}
                  value={mapping[index] ?? ''}
                  onChange={(event) => choose(index, event.currentTarget.value)}
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
          {table.rows.slice(0, SHOWN).map((cells, index) => {
            const read = readImportRow(cells, mapping)
            return (
              // biome-ignore lint/suspicious/noArrayIndexKey: a row of a file is its place
              <tr key={index}>
                {table.headings.map((_, at) => (
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
  )
}
