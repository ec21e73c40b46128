import { useTranslation } from 'react-i18next'
import { useWatch } from '../shell/console.ts'
import { CustomerItem } from './CustomerItem.tsx'
import classes from './central/central.module.css'
import { mistakeWords } from './words.ts'

/** *¿Quiso decir…?*: nobody has the number that was typed, but these are one slip away from it. */
export function LikelyCustomers({ text, current }: { text: string; current: string | null }) {
  const { t } = useTranslation()
  const likely = useWatch('customers.likely', { text })
  if (likely === undefined || likely.length === 0) return null
  return (
    <section className={classes.central} aria-label={t('customers.likely.title')}>
      <h2>{t('customers.likely.title')}</h2>
      <ul className={classes.rows}>
        {likely.map(({ customer: { doc }, mistake }) => (
          <li key={doc.id}>
            <CustomerItem customer={doc} current={doc.id === current} hint={mistakeWords(t, mistake)} />
          </li>
        ))}
      </ul>
    </section>
  )
}
