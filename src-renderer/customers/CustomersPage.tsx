import { Button, TextInput } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { IconPlus, IconSearch, IconUsers } from '@tabler/icons-react'
import { lazy, Suspense, useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { countText } from '../language/format.ts'
import { Empty } from '../shell/Empty.tsx'
import { ListAndOne } from '../shell/Page.tsx'
import page from '../shell/page.module.css'
import { usePerson } from '../shell/person.ts'
import { goTo } from '../shell/place.ts'
import { Starting } from '../shell/Starting.tsx'
import { usePages } from '../shell/use-pages.ts'
import { VirtualList } from '../shell/VirtualList.tsx'
import { CustomerCard } from './CustomerCard.tsx'
import { CustomerForm } from './CustomerForm.tsx'
import { CustomerItem } from './CustomerItem.tsx'
import { CentralResults } from './central/CentralResults.tsx'
import { useCentralSearch, useCentralState, wantCentralSearch } from './central/central-search.ts'
import { LikelyCustomers } from './LikelyCustomers.tsx'

const SETTLE_MS = 60
/** Fewer letters would ask the centre for everybody. */
const LEAST_ASKED = 3
export const NEW = 'new'
const IMPORT = 'import'

const ImportCustomers = lazy(() => import('./import/ImportCustomers.tsx').then((m) => ({ default: m.ImportCustomers })))

/** All customers, found by any word of their card, and the one that is open. */
export function CustomersPage({ id }: { id: string | null }) {
  const { t } = useTranslation()
  const person = usePerson()
  const [text, setText] = useState('')
  const { wanted } = useCentralState()
  const askCentre = useCentralSearch()
  useEffect(() => {
    if (wanted === null) return
    wantCentralSearch(null)
    setText(wanted)
    void askCentre(wanted)
  }, [wanted, askCentre])
  const [searched] = useDebouncedValue(text, SETTLE_MS)
  const [[first, last], setRange] = useState<readonly [number, number]>([0, 30])
  const pages = usePages('customers.search', { text: searched }, first, last)
  const mayCreate = person.roles.some((role) => role === 'advisor' || role === 'coordinator')

  if (id === IMPORT && person.roles.includes('coordinator'))
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
            <h1>
              {t('shell.place.customers')}
              <span className={page.n}>{pages.total === undefined ? '' : countText(t, pages.total)}</span>
              {person.roles.includes('coordinator') && (
                <Button onClick={() => goTo('customers', IMPORT)}>{t('import.open')}</Button>
              )}
              {mayCreate && (
                <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={() => goTo('customers', NEW)}>
                  {t('customers.new')}
                </Button>
              )}
            </h1>
            <TextInput
              aria-label={t('customers.search')}
              placeholder={t('customers.search')}
              leftSection={<IconSearch size={16} aria-hidden />}
              value={text}
              onChange={(event) => setText(event.currentTarget.value)}
            />
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
              length={pages.length}
              rowHeight={50}
              label={t('shell.place.customers')}
              onRange={(from, to) => setRange([from, to])}
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
          {searched.trim().length >= LEAST_ASKED && <CentralResults text={searched.trim()} current={id} />}
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
