import { useDebouncedValue } from '@mantine/hooks'
import { useTranslation } from 'react-i18next'
import type { SimilarCustomer } from '#shared/console/queries.ts'
import { useWatch } from '../shell/console.ts'
import { CustomerItem } from './CustomerItem.tsx'
import classes from './central/central.module.css'
import { readAsWords } from './words.ts'

/** So few found may all be others than who is looked for. */
const FEW = 5
/** Looked for only when the keys rest: it reads more than the search itself. */
const REST_MS = 200

/**
 * Whose words are like what was typed, when the search itself finds nobody or few.
 * @param found how many it finds; undefined while it is not known
 */
export function useSimilarCustomers(text: string, found: number | undefined): readonly SimilarCustomer[] {
  const [rested] = useDebouncedValue(text, REST_MS)
  const asks = rested === text && text.length >= 2 && found !== undefined && found < FEW
  return useWatch('customers.similar', asks ? { text } : null) ?? []
}

interface Props {
  readonly text: string
  readonly found: number | undefined
  readonly current: string | null
}

/** *Parecidos a lo que escribió*: cards on which a word stands that the typed one may be a slip of. */
export function SimilarCustomers({ text, found, current }: Props) {
  const { t } = useTranslation()
  const similar = useSimilarCustomers(text, found)
  if (similar.length === 0) return null
  return (
    <section className={classes.central} aria-label={t('customers.similar.title')}>
      <h2>{t('customers.similar.title')}</h2>
      <small role="status">{readAsWords(t, similar)}</small>
      <ul className={classes.rows}>
        {similar.map(({ customer: { doc } }) => (
          <li key={doc.id}>
            <CustomerItem customer={doc} current={doc.id === current} />
          </li>
        ))}
      </ul>
    </section>
  )
}
