import { Button } from '@mantine/core'
import { mainIdentifier } from '../customers/words.ts'
import type { ContactTyped } from '../interactions/contact-values.ts'
import { useWords } from '../language/use-words.ts'
import page from '../shell/page.module.css'
import { useCaller } from './use-caller.ts'
import { numberText } from './words.ts'

/** Everybody with the number that called: one is asked, and chosen. */
export function Callers({
  caller,
  choose,
}: {
  caller: ContactTyped['caller']
  choose: (customerId: string, created: boolean) => void
}) {
  const { t } = useWords()
  const { customers } = useCaller(caller?.number ?? null)
  if (caller === null || customers.length === 0) return null
  return (
    <fieldset>
      <legend className="mc-label tn">{t('phone.callers', { number: numberText(t, caller.number) })}</legend>
      <div className={page.actions}>
        {customers.map((customer) => (
          <Button key={customer.id} onClick={() => choose(customer.id, false)}>
            {customer.name}&nbsp;<small className="tn">{mainIdentifier(t, customer)}</small>
          </Button>
        ))}
      </div>
    </fieldset>
  )
}
