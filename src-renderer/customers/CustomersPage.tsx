import { Button } from '@mantine/core'
import { IconPlus, IconUsers } from '@tabler/icons-react'
import { lazy, memo, Suspense, useEffect } from 'react'
import { countText } from '../language/format.ts'
import { useWords } from '../language/use-words.ts'
import { usePainted } from '../shell/after-paint.ts'
import { Empty } from '../shell/Empty.tsx'
import { ListAndOne } from '../shell/Page.tsx'
import page from '../shell/page.module.css'
import { usePerson } from '../shell/person.ts'
import { goTo } from '../shell/place.ts'
import { SearchField } from '../shell/SearchField.tsx'
import { Starting } from '../shell/Starting.tsx'
import { useEarlyEnter } from '../shell/use-early-enter.ts'
import { useFirstPage, usePages } from '../shell/use-pages.ts'
import { useSearchText } from '../shell/use-search-text.ts'
import { VirtualList } from '../shell/VirtualList.tsx'
import { CustomerCard } from './CustomerCard.tsx'
import { CustomerForm } from './CustomerForm.tsx'
import { CustomerItem } from './CustomerItem.tsx'
import { CentralResults } from './central/CentralResults.tsx'
import { useCentralSearch, useCentralState, wantCentralSearch } from './central/central-search.ts'
import { LikelyCustomers } from './LikelyCustomers.tsx'
import { keepSearch, lastSearch } from './last-search.ts'
import { SimilarCustomers } from './SimilarCustomers.tsx'

/** Fewer letters would ask the centre for everybody. */
const LEAST_ASKED = 3
export const NEW = 'new'
const IMPORT = 'import'

const ImportCustomers = lazy(() => import('./import/ImportCustomers.tsx').then((m) => ({ default: m.ImportCustomers })))

/** All customers, found by any word of their card, and the one that is open. */
export function CustomersPage({ id }: { id: string | null }) {
  const { t } = useWords()
  const person = usePerson()
  const askFirst = useFirstPage('customers.search')
  const { text, searched, type } = useSearchText(lastSearch(), (wanted) => askFirst({ text: wanted }))
  useEffect(() => keepSearch(text), [text])
  const { wanted } = useCentralState()
  const askCentre = useCentralSearch()
  useEffect(() => {
    if (wanted === null) return
    wantCentralSearch(null)
    type(wanted)
    void askCentre(wanted)
  }, [wanted, askCentre, type])
  // What the centre may have is offered a frame after what is here.
  const beneath = usePainted(searched.trim())
  const pages = usePages('customers.search', { text: searched })
  const openFirst = useEarlyEnter(text, id, text === searched && pages.isAnswered, () => {
    const first = pages.row(0)?.doc
    if (first !== undefined) goTo('customers', first.id)
  })
  const mayImport = person.roles.includes('coordinator')
  const mayCreate = person.roles.some((role) => role === 'advisor' || role === 'coordinator')

  if (id === IMPORT && mayImport)
    return (
      <Suspense fallback={<Starting what="shell.opening" />}>
        <ImportCustomers />
      </Suspense>
    )
  return (
    <ListAndOne
      listLabel={t('shell.place.customers')}
      label={t('customers.card')}
      list={
        <>
          <div className={page.listHead}>
            <CustomersHead
              count={pages.total === undefined ? '' : countText(t, pages.total)}
              mayCreate={mayCreate}
              mayImport={mayImport}
            />
            <SearchField label={t('customers.search')} text={text} type={type} open={openFirst} />
          </div>
          {pages.total === 0 ? (
            <Empty
              icon={IconUsers}
              title={t(searched === '' ? 'customers.empty.title' : 'customers.noneFound', { text: searched })}
            >
              <p>{t(searched === '' ? 'customers.empty.text' : 'customers.noneFoundHint')}</p>
            </Empty>
          ) : (
            <VirtualList
              of={pages.of}
              length={pages.length}
              rowHeight={50}
              label={t('shell.place.customers')}
              onRange={pages.onRange}
              render={(index) => {
                const doc = pages.row(index)?.doc
                return doc === undefined ? (
                  <span className={page.item} />
                ) : (
                  <CustomerItem customer={doc} current={doc.id === id} />
                )
              }}
            />
          )}
          {pages.total === 0 && <LikelyCustomers text={searched} current={id} />}
          <SimilarCustomers
            text={searched.trim()}
            found={pages.isAnswered && typeof pages.total === 'number' ? pages.total : undefined}
            current={id}
          />
          {beneath.length >= LEAST_ASKED && <CentralResults text={beneath} current={id} />}
        </>
      }
      none={
        <Empty icon={IconUsers} title={t('customers.choose.title')}>
          <p>{t('customers.choose.text')}</p>
        </Empty>
      }
      one={
        id === NEW ? (
          <div className={page.page}>
            <div className={page.head}>
              <h1>{t('customers.new')}</h1>
            </div>
            <div className={page.body}>
              <CustomerForm done={(created) => goTo('customers', created)} cancel={() => goTo('customers')} />
            </div>
          </div>
        ) : id === null ? null : (
          <CustomerCard key={id} id={id} />
        )
      }
    />
  )
}

interface HeadProps {
  /** How many are listed, in words. */
  readonly count: string
  readonly mayCreate: boolean
  readonly mayImport: boolean
}

const CustomersHead = memo(function CustomersHead({ count, mayCreate, mayImport }: HeadProps) {
  const { t } = useWords()
  return (
    <h1>
      {t('shell.place.customers')}
      <span className={page.n}>{count}</span>
      {mayImport && <Button onClick={() => goTo('customers', IMPORT)}>{t('import.open')}</Button>}
      {mayCreate && (
        <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={() => goTo('customers', NEW)}>
          {t('customers.new')}
        </Button>
      )}
    </h1>
  )
})
