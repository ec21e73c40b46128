import { Button } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { type UseFormReturn, useWatch as useFormWatch } from 'react-hook-form'
import { useTranslation } from 'react-i18next'
import { parsePhone } from '#shared/identifiers/phone.ts'
import { useWatch } from '../shell/console.ts'
import { hashOfPlace } from '../shell/place.ts'
import classes from './form.module.css'
import { type CustomerRead, type CustomerTyped, readIdentifier } from './form-values.ts'
import { cardHint } from './words.ts'

interface Props {
  readonly form: UseFormReturn<CustomerTyped, unknown, CustomerRead>
  /** Takes one of them instead of a new card; without it each is a link to its card. */
  readonly use: ((customerId: string) => void) | undefined
}

const SETTLE_MS = 200
const lines = (text: string): string[] =>
  text
    .split(/\n/)
    .map((one) => one.trim())
    .filter((one) => one !== '')

/** Who is there already and may be the same: in sight while someone types, and nothing moves for it. */
export function AlikeCustomers({ form, use }: Props) {
  const { t } = useTranslation()
  const typed = useFormWatch({ control: form.control })
  const numbers = (typed.identifiers ?? []).flatMap((one) => {
    const read =
      one.type === undefined || one.number === undefined
        ? null
        : readIdentifier({ answered: '', ...one, type: one.type, number: one.number })
    return read?.ok === true ? [read.value.number] : []
  })
  const phones = lines(typed.phones ?? '').flatMap((one) => {
    const read = parsePhone(one)
    return read.ok ? [read.value.number] : []
  })
  const emails = lines(typed.emails ?? '').filter((one) => one.includes('@'))
  const [asked] = useDebouncedValue(
    JSON.stringify({
      name: (typed.name ?? '').slice(0, 200),
      numbers: numbers.slice(0, 5),
      phones: phones.slice(0, 10),
      emails: emails.slice(0, 10),
    }),
    SETTLE_MS,
  )
  const alike = useWatch('customers.alike', JSON.parse(asked), 'keep')
  if (alike === undefined || alike.length === 0) return null
  return (
    <section className={classes.alike} aria-label={t('customers.alike.title')}>
      <h2 role="status">{t('customers.alike.title')}</h2>
      <small className={classes.why}>{t('customers.alike.text')}</small>
      <ul className={classes.rows}>
        {alike.map(({ customer: { doc }, by }) => (
          <li key={doc.id}>
            <a href={hashOfPlace({ area: 'customers', id: doc.id })}>{doc.name}</a>
            <small className="tn">
              {cardHint(t, doc, [t(`customers.alike.by.${by}`), doc.city].filter((one) => one !== '').join(' · '))}
            </small>
            {use !== undefined && (
              <Button size="compact-sm" onClick={() => use(doc.id)}>
                {t('customers.alike.use')}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}
