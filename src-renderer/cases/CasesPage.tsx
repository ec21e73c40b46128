import { IconCalendarStats } from '@tabler/icons-react'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { CaseTray } from '#shared/cases/trays.ts'
import { countText } from '../language/format.ts'
import { useWatch } from '../shell/console.ts'
import { Empty } from '../shell/Empty.tsx'
import { ListAndOne } from '../shell/Page.tsx'
import page from '../shell/page.module.css'
import { usePerson } from '../shell/person.ts'
import { SearchField } from '../shell/SearchField.tsx'
import { setUi } from '../shell/ui-state.ts'
import { usePages } from '../shell/use-pages.ts'
import { useSearchText } from '../shell/use-search-text.ts'
import { VirtualList } from '../shell/VirtualList.tsx'
import { CaseItem, ROW_HEIGHT } from './CaseItem.tsx'
import { CasePage } from './CasePage.tsx'

/** Seguimiento: open cases by what is asked of me, soonest due first, found by a word of theirs, and the one that is open. */
export function CasesPage({ id }: { id: string | null }) {
  const { t } = useTranslation()
  const person = usePerson()
  const solves = person.roles.some((role) => role === 'area_owner' || role === 'oefv_analyst')
  const [filter, setFilter] = useState<CaseTray>(solves ? 'area' : 'mine')
  const { text, searched, type } = useSearchText()
  const pages = usePages('cases.tray', { filter, text: searched })
  useEffect(() => {
    if (id === null) setUi({ customerId: null })
  }, [id])
  return (
    <ListAndOne
      listLabel={t('shell.place.cases')}
      label={t('cases.one')}
      list={
        <>
          <div className={page.listHead}>
            <h1>{t('shell.place.cases')}</h1>
            <fieldset className={page.filters} aria-label={t('cases.filters')}>
              {CaseTray.options
                .filter((one) => one !== 'area' || solves)
                .map((one) => (
                  <FilterButton
                    key={one}
                    filter={one}
                    text={searched}
                    current={one === filter}
                    choose={() => setFilter(one)}
                  />
                ))}
            </fieldset>
            <SearchField label={t('cases.search')} text={text} type={type} />
          </div>
          {pages.total === 0 ? (
            <Empty
              icon={IconCalendarStats}
              title={searched === '' ? t(`cases.empty.${filter}`) : t('cases.noneFound', { text: searched })}
            >
              <p>{t(searched === '' ? 'cases.empty.text' : 'cases.noneFoundHint')}</p>
            </Empty>
          ) : (
            <VirtualList
              of={pages.of}
              length={pages.length}
              rowHeight={ROW_HEIGHT}
              label={t('shell.place.cases')}
              onRange={pages.onRange}
              render={(index) => {
                const row = pages.row(index)
                return row === undefined ? (
                  <span className={page.item} />
                ) : (
                  <CaseItem row={row} current={row.doc.id === id} />
                )
              }}
            />
          )}
        </>
      }
      none={
        <Empty icon={IconCalendarStats} title={t('cases.choose.title')}>
          <p>{t('cases.choose.text')}</p>
        </Empty>
      }
      one={id === null ? null : <CasePage key={id} id={id} />}
    />
  )
}

interface FilterProps {
  readonly filter: CaseTray
  /** Of these words alone, so that the counts say in which tray it is that is looked for. */
  readonly text: string
  readonly current: boolean
  readonly choose: () => void
}

/** A filter in words with its count, live. */
function FilterButton({ filter, text, current, choose }: FilterProps) {
  const { t } = useTranslation()
  const counted = useWatch('cases.tray', { filter, text, limit: 1 })
  return (
    <button type="button" className={page.filter} aria-pressed={current} onClick={choose}>
      {t(`cases.filter.${filter}`)} {counted === undefined ? '' : countText(t, counted.total)}
    </button>
  )
}
