import { Button } from '@mantine/core'
import { type UseFormReturn, useWatch } from 'react-hook-form'
import { useTranslation } from 'react-i18next'
import { perhapsNit } from '#shared/identifiers/parse-nit.ts'
import { nitText, plainNumber } from '../language/format.ts'
import page from '../shell/page.module.css'
import { type CustomerRead, type CustomerTyped, readIdentifier } from './form-values.ts'
import { identifierText } from './words.ts'

interface Props {
  readonly form: UseFormReturn<CustomerTyped, unknown, CustomerRead>
  readonly index: number
}

/**
 * Beneath the number: what it was read as, or, of ten digits that may be a NIT or a cédula, the question which of the two
 * it is. Its line is always there and takes no focus, so that nothing moves while someone types.
 */
export function NitOrCedula({ form, index }: Props) {
  const { t } = useTranslation()
  const typed = useWatch({ control: form.control, name: `identifiers.${index}` })
  const nit = typed === undefined ? null : perhapsNit(typed.number)
  const answer = (type: 'nit' | 'cedula') => {
    form.setValue(`identifiers.${index}`, { type, number: typed.number, answered: typed.number }, { shouldDirty: true })
    form.clearErrors(`identifiers.${index}.number`)
  }
  const read = typed === undefined || typed.number === '' ? null : readIdentifier(typed)
  return (
    <div className={page.actions} style={{ minHeight: 34, flexWrap: 'nowrap' }}>
      {nit !== null && typed.answered !== typed.number ? (
        <fieldset className={page.actions} style={{ border: 0, padding: 0, margin: 0 }}>
          <small>{t('customers.nitOrCedula')}</small>
          <Button onClick={() => answer('nit')}>NIT {nitText(nit.number)}</Button>
          <Button onClick={() => answer('cedula')}>
            {t('identifier.long.cedula')} {plainNumber(typed.number.replace(/\D/g, ''))}
          </Button>
        </fieldset>
      ) : (
        <small className="tn">{read?.ok === true && identifierText(t, read.value)}</small>
      )}
    </div>
  )
}
