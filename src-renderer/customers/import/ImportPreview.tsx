import { NativeSelect } from '@mantine/core'
import { IconAlertTriangle, IconCircleCheck, IconCopy, IconEqual } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { IMPORT_FIELDS, type ImportField, type ImportMapping, readImportRow } from '#shared/customers/import-row.ts'
import { sentenceOf } from '../../language/sentence.ts'
import { useWatch } from '../../shell/console.ts'
import page from '../../shell/page.module.css'
import { mainIdentifier } from '../words.ts'
import { keysOfRows, type RowLooks, rowsLook } from './row-looks.ts'
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
  const rows = table.rows.slice(0, SHOWN)
  const keys = keysOfRows(rows, mapping)
  const there = useWatch('customers.known', keys.length === 0 ? null : { keys: [...keys] }, 'keep')
  const looks = rowsLook(rows, mapping, new Set(there))
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
                  miw={210}
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
          {rows.map((cells, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a row of a file is its place
            <tr key={index}>
              {table.headings.map((_, at) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: as its heading
                <td key={at}>{cells[at] ?? ''}</td>
              ))}
              <td>
                <Looks of={looks[index] ?? { is: 'good' }} cells={cells} mapping={mapping} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

/** What is taken of a row for whose card it is: *Empresa · NIT 831.681.838-1*. */
function Becomes({ cells, mapping }: { cells: readonly string[]; mapping: ImportMapping }) {
  const { t } = useTranslation()
  const read = readImportRow(cells, mapping)
  if (!read.ok) return null
  return (
    <small className={page.below}>
      {t(`customers.type.${read.value.type}`)} · {mainIdentifier(t, read.value)}
    </small>
  )
}

/** A row as it will come in: told by word, icon and colour. */
function Looks({ of, cells, mapping }: { of: RowLooks; cells: readonly string[]; mapping: ImportMapping }) {
  const { t } = useTranslation()
  switch (of.is) {
    case 'good':
      return (
        <>
          <span className={page.tag} data-level="ok">
            <IconCircleCheck size={14} aria-hidden /> {t('import.good')}
          </span>
          <Becomes cells={cells} mapping={mapping} />
        </>
      )
    case 'known':
      return (
        <span className={page.tag} data-level="plain">
          <IconEqual size={14} aria-hidden /> {t('import.isKnown')}
        </span>
      )
    case 'repeated':
      return (
        <span className={page.tag} data-level="plain">
          <IconCopy size={14} aria-hidden /> {t('import.isRepeated', { line: of.line })}
        </span>
      )
    case 'faulty':
      return (
        <ul className={page.faults}>
          {of.why.map((one) => {
            const text = sentenceOf(t, one)
            return (
              <li key={text} className={page.tag} data-level="bad">
                <IconAlertTriangle size={14} aria-hidden /> {text}
              </li>
            )
          })}
        </ul>
      )
  }
}
