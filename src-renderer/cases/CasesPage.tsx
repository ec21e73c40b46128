import { IconCalendarStats } from '@tabler/icons-react'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { CaseTray } from '#shared/cases/trays.ts'
import type { Count } from '#shared/console/queries.ts'
import { onlySolves, solves } from '#shared/kernel/roles.ts'
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
import { ClosedCases } from './closed/ClosedCases.tsx'

/** Seguimiento: open cases by what is asked of me, soonest due first, found by a word of theirs, and the one that is open. */
export function CasesPage({ id }: { id: string | null }) {
  const { t } = useTranslation()
  const person = usePerson()
  const isSolver = solves(person.roles)
  const [filter, setFilter] = useState<CaseTray | 'closed'>(isSolver ? 'area' : 'mine')
  const { text, searched, type } = useSearchText()
  const [atCentre, setAtCentre] = useState(0)
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
                // An answer is told by those who are with the customer.
                .filter((one) => (one === 'area' ? isSolver : one !== 'answered' || !onlySolves(person.roles)))
                .map((one) => (
                  <FilterButton
                    key={one}
                    filter={one}
                    text={searched}
                    current={one === filter}
                    choose={() => setFilter(one)}
                  />
                ))}
              <FilterButton
                filter="closed"
                text={searched}
                current={filter === 'closed'}
                choose={() => setFilter('closed')}
              />
            </fieldset>
            <SearchField label={t('cases.search')} text={text} type={type} />
          </div>
          {filter === 'closed' ? (
            <ClosedCases text={searched} current={id} atCentre={setAtCentre} />
          ) : (
            <OpenCases filter={filter} text={searched} current={id} />
          )}
        </>
      }
      none={<ChooseOne filter={filter} text={searched} atCentre={atCentre} />}
      one={id === null ? null : <CasePage key={id} id={id} tray={filter === 'closed' ? 'waiting' : filter} />}
    />
  )
}

interface OpenProps {
  readonly filter: CaseTray
  readonly text: string
  /** The case that is open beside them. */
  readonly current: string | null
}

function OpenCases({ filter, text, current }: OpenProps) {
  const { t } = useTranslation()
  const pages = usePages('cases.tray', { filter, text })
  if (pages.total === 0)
    return (
      <Empty icon={IconCalendarStats} title={text === '' ? t(`cases.empty.${filter}`) : t('cases.noneFound', { text })}>
        <p>{t(text === '' ? 'cases.empty.text' : 'cases.noneFoundHint')}</p>
      </Empty>
    )
  return (
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
          <CaseItem row={row} current={row.doc.id === current} />
        )
      }}
    />
  )
}

/** How many cases a filter has here; that of closed ones is of what is here, and none here says nothing of the centre. */
function useCounted(filter: CaseTray | 'closed', text: string): Count | undefined {
  const tray = useWatch('cases.tray', filter === 'closed' ? null : { filter, text, limit: 1 })
  const closed = useWatch('cases.closed', filter === 'closed' ? { text, limit: 1 } : null)
  return (filter === 'closed' ? closed : tray)?.total
}

interface ChooseProps {
  readonly filter: CaseTray | 'closed'
  readonly text: string
  /** How many closed ones the centre has listed beside them. */
  readonly atCentre: number
}

/** Beside the list, where to begin in it. Beside an empty one nothing: it says itself what it is for. */
function ChooseOne({ filter, text, atCentre }: ChooseProps) {
  const { t } = useTranslation()
  const total = useCounted(filter, text)
  if (total === undefined || (total === 0 && atCentre === 0)) return null
  return (
    <Empty icon={IconCalendarStats} title={t('cases.choose.title')}>
      <p>{t(filter === 'closed' ? 'cases.choose.closed' : 'cases.choose.text')}</p>
    </Empty>
  )
}

interface FilterProps {
  readonly filter: CaseTray | 'closed'
  /** Of these words alone, so that the counts say in which tray it is that is looked for. */
  readonly text: string
  readonly current: boolean
  readonly choose: () => void
}

/** A filter in words with its count, live. */
function FilterButton({ filter, text, current, choose }: FilterProps) {
  const { t } = useTranslation()
  const total = useCounted(filter, text)
  return (
    <button type="button" className={page.filter} aria-pressed={current} onClick={choose}>
      {t(filter === 'closed' ? 'cases.closed.filter' : `cases.filter.${filter}`)}{' '}
      {total === undefined || (filter === 'closed' && total === 0) ? '' : countText(t, total)}
    </button>
  )
}
