import { Checkbox, TextInput } from '@mantine/core'
import { Controller, type UseFormReturn } from 'react-hook-form'
import { useTranslation } from 'react-i18next'
import { LONGEST_CUSTOMER_TERMS, REQUEST_KINDS } from '#shared/calendar/terms.ts'
import type { Catalogue } from '#shared/catalogues/schema.ts'
import { clockMinutes, clockText } from '#shared/compliance/settings.ts'
import page from '../shell/page.module.css'
import classes from './guidebook.module.css'

const SETTINGS = ['correctionHours', 'firstContactReturnDays'] as const
const HOURS = ['weekdays.from', 'weekdays.to', 'saturdays.from', 'saturdays.to'] as const
const CASES = ['closesAfterDays', 'reopenDays'] as const
const CAPS = ['attemptsPerDay', 'attemptsPerWeek'] as const

/** What a bank sets: the compliance office within the law, the others as the bank likes. */
export function SettingsForm({ form }: { form: UseFormReturn<Catalogue> }) {
  const { t } = useTranslation()
  return (
    <>
      {SETTINGS.map((name) => (
        <TextInput
          key={name}
          type="number"
          style={{ maxWidth: 420 }}
          label={t(`guidebook.field.${name}`)}
          {...form.register(`settings.${name}`, { valueAsNumber: true })}
        />
      ))}
      <Checkbox label={t('guidebook.field.listeningShown')} {...form.register('settings.listeningShown')} />
      <section className={page.card} aria-label={t('guidebook.field.contact')}>
        <h3>{t('guidebook.field.contact')}</h3>
        <p>
          <small>{t('guidebook.contactHint')}</small>
        </p>
        <div className={classes.fields}>
          {HOURS.map((name) => (
            <HourField key={name} form={form} name={`settings.contact.${name}`} label={t(`guidebook.hours.${name}`)} />
          ))}
          {CAPS.map((name) => (
            <TextInput
              key={name}
              size="xs"
              type="number"
              min={1}
              label={t(`guidebook.field.${name}`)}
              description={t('guidebook.capHint')}
              {...form.register(`settings.contact.${name}`, {
                setValueAs: (typed: unknown) => (typed === '' || typed === null ? null : Number(typed)),
              })}
            />
          ))}
        </div>
        <Checkbox
          label={t('guidebook.field.capsBindCommercial')}
          {...form.register('settings.contact.capsBindCommercial')}
        />
      </section>
      <section className={page.card} aria-label={t('guidebook.field.customerTerms')}>
        <h3>{t('guidebook.field.customerTerms')}</h3>
        <p>
          <small>{t('guidebook.customerTermsHint')}</small>
        </p>
        <div className={classes.fields}>
          {REQUEST_KINDS.map((kind) => (
            <TextInput
              key={kind}
              size="xs"
              type="number"
              min={1}
              max={LONGEST_CUSTOMER_TERMS[kind]}
              label={t('guidebook.field.days', { kind: t(`kind.${kind}`) })}
              {...form.register(`settings.customerTerms.${kind}`, { valueAsNumber: true })}
            />
          ))}
        </div>
      </section>
      <section className={page.card} aria-label={t('guidebook.field.cases')}>
        <h3>{t('guidebook.field.cases')}</h3>
        <p>
          <small>{t('guidebook.casesHint')}</small>
        </p>
        <div className={classes.fields}>
          {CASES.map((name) => (
            <TextInput
              key={name}
              size="xs"
              type="number"
              min={1}
              label={t(`guidebook.field.${name}`)}
              {...form.register(`settings.cases.${name}`, { valueAsNumber: true })}
            />
          ))}
          <HourField form={form} name="settings.cases.dayEndsAt" label={t('guidebook.field.dayEndsAt')} />
        </div>
        <Checkbox label={t('guidebook.field.waitsForData')} {...form.register('settings.cases.waitsForData')} />
      </section>
    </>
  )
}

interface HourProps {
  readonly form: UseFormReturn<Catalogue>
  readonly name: `settings.contact.${(typeof HOURS)[number]}` | 'settings.cases.dayEndsAt'
  readonly label: string
}

/** Minutes since midnight, as an hour; not a number while it is empty. */
const HourField = ({ form, name, label }: HourProps) => (
  <Controller
    control={form.control}
    name={name}
    render={({ field }) => (
      <TextInput
        size="xs"
        type="time"
        label={label}
        value={Number.isNaN(field.value) ? '' : clockText(field.value)}
        onChange={(event) => field.onChange(clockMinutes(event.currentTarget.value))}
      />
    )}
  />
)
