import { useTranslation } from 'react-i18next'
import type { Customer } from '#shared/customers/schema.ts'

/** Of which card something is, where it is another one's than that which is read. */
export function OfCard({
  card,
  read,
}: {
  card: Pick<Customer, 'id' | 'name'> | undefined
  read: Pick<Customer, 'id'>
}) {
  const { t } = useTranslation()
  if (card === undefined || card.id === read.id) return null
  return <small style={{ display: 'inline' }}>{t('customers.joined.of', { name: card.name })}</small>
}
