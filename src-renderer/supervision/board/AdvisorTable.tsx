import { TextInput } from '@mantine/core'
import { IconSearch } from '@tabler/icons-react'
import { memo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { SupervisionAct } from '#shared/supervision/board.ts'
import page from '../../shell/page.module.css'
import { Space, useRowsInSight } from '../../shell/rows-in-sight.tsx'
import { AdvisorLine } from './AdvisorLine.tsx'
import { type AdvisorFilter, type AdvisorSort, type AdvisorView, FILTERS, fits, SORTS, sorted } from './advisor-view.ts'
import classes from './board.module.css'
import { useBoardMoment } from './use-board.ts'

const plain = (text: string) =>
  text
    .normalize('NFD')
    .replace(/\p{Diacritic}/gu, '')
    .toLowerCase()

interface Props {
  readonly advisors: readonly AdvisorView[]
  readonly can: readonly SupervisionAct[]
  readonly queueName: (code: string) => string
  readonly nameOf: (userId: string) => string | undefined
}

/** The advisors, filtered in words and sorted by a column; only what is in sight exists. */
export const AdvisorTable = memo(({ advisors, can, queueName, nameOf }: Props) => {
  const { t } = useTranslation()
  const { now, fresh } = useBoardMoment()
  const [filter, setFilter] = useState<AdvisorFilter>('all')
  const [sort, setSort] = useState<AdvisorSort>('state')
  const [text, setText] = useState('')
  const found = text === '' ? advisors : advisors.filter(({ name }) => plain(name).includes(plain(text)))
  const shown = sorted(
    found.filter((one) => fits(one, filter, now)),
    sort,
    now,
  )
  const { scroll, items, before, after } = useRowsInSight(shown.length)
  return (
    <section className={classes.people} data-region="people" aria-label={t('board.people')}>
      <div className={classes.tools}>
        <TextInput
          aria-label={t('board.find')}
          placeholder={t('board.find')}
          leftSection={<IconSearch size={16} aria-hidden />}
          value={text}
          onChange={({ currentTarget }) => setText(currentTarget.value)}
        />
        <fieldset className={page.filters}>
          <legend className="vh">{t('board.filters')}</legend>
          {FILTERS.map((one) => (
            <button
              key={one}
              type="button"
              className={page.filter}
              aria-pressed={filter === one}
              onClick={() => setFilter(one)}
            >
              {t(`board.filter.${one}`)} {found.filter((advisor) => fits(advisor, one, now)).length}
            </button>
          ))}
        </fieldset>
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: keys scroll it (WCAG 2.1.1) */}
      <div ref={scroll} className={classes.advisors} data-old={fresh.state !== 'live'} tabIndex={0}>
        <table className={page.table} aria-label={t('board.people')} aria-rowcount={shown.length + 1}>
          <thead>
            <tr>
              {SORTS.slice(0, 3).map((one) => (
                <Head key={one} column={one} sort={sort} choose={setSort} />
              ))}
              <th scope="col">{t('board.column.contact')}</th>
              {SORTS.slice(3).map((one) => (
                <Head key={one} column={one} sort={sort} choose={setSort} />
              ))}
              <th scope="col">
                <span className="vh">{t('board.column.actions')}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            <Space height={before} columns={7} />
            {items.map((index) => {
              const advisor = shown[index]
              return (
                advisor !== undefined && (
                  <tr key={advisor.row.advisor} aria-rowindex={index + 2}>
                    <AdvisorLine {...advisor} can={can} queueName={queueName} nameOf={nameOf} />
                  </tr>
                )
              )
            })}
            <Space height={after} columns={7} />
          </tbody>
        </table>
      </div>
      {shown.length === 0 && <p className={classes.nobody}>{t('board.noAdvisors')}</p>}
    </section>
  )
})

function Head({ column, sort, choose }: { column: AdvisorSort; sort: AdvisorSort; choose: (by: AdvisorSort) => void }) {
  const { t } = useTranslation()
  const word = t(`board.column.${column}`)
  return (
    <th scope="col" aria-sort={sort === column ? 'ascending' : 'none'}>
      <button type="button" aria-label={t('board.sortBy', { column: word })} onClick={() => choose(column)}>
        {word}
        {sort === column && <span aria-hidden> ↓</span>}
      </button>
    </th>
  )
}
