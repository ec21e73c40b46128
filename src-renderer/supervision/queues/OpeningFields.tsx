import { Button, Checkbox, TextInput } from '@mantine/core'
import { Controller, type UseFormReturn, useFieldArray } from 'react-hook-form'
import { useTranslation } from 'react-i18next'
import type { z } from 'zod'
import { fieldError } from '../../language/field-error.ts'
import page from '../../shell/page.module.css'
import type { QueueForm, QueueTyped } from './form-values.ts'

/** Monday first, as the week begins here. */
const DAYS = [1, 2, 3, 4, 5, 6, 0] as const

/** The end of the day. A field for a time of day has none: there it is the next one's beginning. */
const MIDNIGHT = '24:00'

/** When the queue is open: days of the week, from and to. None: never. */
export function OpeningFields({ form }: { form: UseFormReturn<QueueTyped, unknown, z.output<typeof QueueForm>> }) {
  const { t } = useTranslation()
  const { fields, append, remove } = useFieldArray({ control: form.control, name: 'hours' })
  const { errors } = form.formState
  return (
    <>
      {fields.map((field, at) => {
        const wrong = errors.hours?.[at]
        return (
          <fieldset key={field.id} className={page.card} aria-label={t('queues.turn', { number: at + 1 })}>
            <div className={page.filters} style={{ gap: 14 }}>
              {DAYS.map((day) => (
                <Checkbox
                  key={day}
                  value={String(day)}
                  label={t(`queues.day.d${day}`)}
                  {...form.register(`hours.${at}.days`)}
                />
              ))}
            </div>
            {wrong?.days !== undefined && <small>{fieldError(t, wrong.days.message ?? 'queue.daysMissing')}</small>}
            <div className={page.two}>
              <TextInput
                type="time"
                label={t('queues.from')}
                {...form.register(`hours.${at}.from`)}
                error={fieldError(t, wrong?.from?.message)}
              />
              <Controller
                control={form.control}
                name={`hours.${at}.to`}
                render={({ field: { value, onChange, ...rest } }) => (
                  <TextInput
                    type="time"
                    label={t('queues.to')}
                    {...rest}
                    value={value === MIDNIGHT ? '00:00' : value}
                    onChange={({ currentTarget }) =>
                      onChange(currentTarget.value === '00:00' ? MIDNIGHT : currentTarget.value)
                    }
                    inputWrapperOrder={['label', 'input', 'description', 'error']}
                    description={value === MIDNIGHT ? t('queues.toMidnight') : undefined}
                    error={fieldError(t, wrong?.to?.message)}
                  />
                )}
              />
            </div>
            <div className={page.actions}>
              <Button variant="subtle" onClick={() => remove(at)}>
                {t('queues.removeTurn', { number: at + 1 })}
              </Button>
            </div>
          </fieldset>
        )
      })}
      {fields.length === 0 && <small>{t('queues.neverOpen')}</small>}
      <div className={page.actions}>
        <Button onClick={() => append({ days: ['1', '2', '3', '4', '5'], from: '07:00', to: '19:00' })}>
          {t('queues.addTurn')}
        </Button>
      </div>
    </>
  )
}
