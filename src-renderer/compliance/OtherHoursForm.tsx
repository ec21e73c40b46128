import { Button, Checkbox, NativeSelect, Textarea, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useForm } from 'react-hook-form'
import { useTranslation } from 'react-i18next'
import { ConsentChannel } from '#shared/customers/schema.ts'
import type { Rejection } from '#shared/kernel/result.ts'
import { fieldError } from '../language/field-error.ts'
import { useDispatch } from '../shell/console.ts'
import { DateField } from '../shell/DateField.tsx'
import page from '../shell/page.module.css'
import { Refusal } from '../shell/Refusal.tsx'
import { say } from '../shell/ui-state.ts'
import { blankHours, HoursAsked, type HoursTyped, HoursWithdrawn } from './hours-values.ts'

/** Monday first, as the week begins here. */
const DAYS = [1, 2, 3, 4, 5, 6, 0] as const

interface Props {
  readonly customerId: string
  readonly withdraws: boolean
  readonly close: () => void
}

/** What a consumer asked of their hours, in their words: other ones, or none any more (Ley 2300 de 2023, artículo 3). */
export function OtherHoursForm({ customerId, withdraws, close }: Props) {
  const { t } = useTranslation()
  const dispatch = useDispatch()
  const form = useForm<HoursTyped>({ defaultValues: blankHours() })
  const [refused, setRefused] = useState<Rejection | null>(null)
  const { errors } = form.formState
  const save = async () => {
    const read = (withdraws ? HoursWithdrawn : HoursAsked).safeParse(form.getValues())
    form.clearErrors()
    if (!read.success) {
      for (const { path, message } of read.error.issues)
        form.setError(String(path[0]) as keyof HoursTyped, { message }, { shouldFocus: true }) // a field of the form's own schema
      return
    }
    const name = withdraws ? 'customer.withdrawOtherHours' : 'customer.recordOtherHours'
    const answer = await dispatch(name, { customerId, ...read.data })
    if (!answer.ok) return setRefused(answer.error)
    say(t(withdraws ? 'compliance.hours.withdrawn' : 'compliance.hours.recorded'))
    close()
  }
  const channels = ConsentChannel.options.map((one) => ({ value: one, label: t(`customers.consentChannel.${one}`) }))
  const title = t(withdraws ? 'command.customer.withdrawOtherHours' : 'command.customer.recordOtherHours')
  return (
    <section className={page.card} style={{ marginTop: 8 }} aria-label={title}>
      <h3>{title}</h3>
      <div className={page.three}>
        <TextInput
          autoFocus
          label={t('compliance.hours.askedBy')}
          maxLength={200}
          error={fieldError(t, errors.askedBy?.message)}
          {...form.register('askedBy')}
        />
        <DateField
          label={t('compliance.hours.askedOn')}
          day={form.watch('askedOn')}
          error={fieldError(t, errors.askedOn?.message)}
          {...form.register('askedOn')}
        />
        <NativeSelect label={t('compliance.hours.channel')} data={channels} {...form.register('channel')} />
      </div>
      <Textarea
        label={t('compliance.hours.wording')}
        rows={2}
        maxLength={2_000}
        error={fieldError(t, errors.wording?.message)}
        {...form.register('wording')}
      />
      {!withdraws && (
        <>
          <fieldset className={page.filters} style={{ gap: 14, border: 0, padding: 0, margin: 0 }}>
            <legend className="mc-label">{t('compliance.hours.days')}</legend>
            {DAYS.map((day) => (
              <Checkbox key={day} value={String(day)} label={t(`queues.day.d${day}`)} {...form.register('days')} />
            ))}
            <Checkbox label={t('compliance.hours.onHolidays')} {...form.register('onHolidays')} />
          </fieldset>
          {errors.days !== undefined && <small>{fieldError(t, errors.days.message)}</small>}
          <div className={page.two}>
            <TextInput
              type="time"
              label={t('queues.from')}
              error={fieldError(t, errors.from?.message)}
              {...form.register('from')}
            />
            <TextInput
              type="time"
              label={t('queues.to')}
              error={fieldError(t, errors.to?.message)}
              {...form.register('to')}
            />
          </div>
          <fieldset className={page.filters} style={{ gap: 14, border: 0, padding: 0, margin: 0 }}>
            <legend className="mc-label">{t('compliance.hours.channels')}</legend>
            {channels.map(({ value, label }) => (
              <Checkbox key={value} value={value} label={label} {...form.register('channels')} />
            ))}
          </fieldset>
          {errors.channels !== undefined && <small>{fieldError(t, errors.channels.message)}</small>}
          <Checkbox
            label={t('compliance.hours.apart')}
            error={fieldError(t, errors.apartFromContract?.message)}
            {...form.register('apartFromContract')}
          />
        </>
      )}
      {refused !== null && <Refusal why={refused} />}
      <div className={page.actions}>
        <Button variant="filled" onClick={() => void save()}>
          {title}
        </Button>
        <Button variant="subtle" onClick={close}>
          {t('shell.cancel')}
        </Button>
      </div>
    </section>
  )
}
