import { Button, TextInput } from '@mantine/core'
import { useForm } from 'react-hook-form'
import { useTranslation } from 'react-i18next'
import type { FORMS } from '#shared/guides/vocabulary.ts'
import { useDraftValues, useFormDraft } from '../drafts/use-form-draft.ts'
import page from '../shell/page.module.css'
import type { GiveAnswer, StepProps } from './StepCard.tsx'
import { stepField } from './step-field.ts'

type FormName = (typeof FORMS)[number]
type FieldName = 'phone' | 'email' | 'city' | 'user' | 'event' | 'attendee' | 'document' | 'detail'

/** What each form of a guide asks; the first field is needed, the others where they are known. */
const FIELDS: Readonly<Record<FormName, readonly [FieldName, ...FieldName[]]>> = {
  'customer.contactData': ['phone', 'email', 'city'],
  'customer.consent': ['detail'],
  documentToSend: ['document', 'detail'],
  portalUser: ['user', 'detail'],
  eventSignUp: ['event', 'attendee', 'email'],
}

const isForm = (name: string): name is FormName => name in FIELDS

export function StepForm({ id, current, name, answer }: StepProps & { name: string; answer: GiveAnswer }) {
  const { t } = useTranslation()
  const fields = isForm(name) ? FIELDS[name] : (['detail'] as const)
  const field = stepField(current.step.id, current.request)
  const before = current.remembered?.kind === 'form' ? current.remembered.values : {}
  const blank = Object.fromEntries(fields.map((each) => [each, String(before[each] ?? '')]))
  const form = useForm<Record<string, string>>({ defaultValues: useDraftValues(id, field, blank) })
  useFormDraft(form, id, field)
  const { errors } = form.formState
  const send = (values: Record<string, string>) => {
    const filled = Object.entries(values).filter(([, value]) => value.trim() !== '')
    answer({ kind: 'form', values: Object.fromEntries(filled.map(([key, value]) => [key, value.trim()])) })
  }
  return (
    <form className={page.form} onSubmit={(event) => void form.handleSubmit(send)(event)}>
      <div className={page.two}>
        {fields.map((each, index) => (
          <TextInput
            key={each}
            label={t(`guides.field.${each}`)}
            autoFocus={index === 0}
            maxLength={200}
            error={errors[each] === undefined ? undefined : t('guides.lacking')}
            {...form.register(each, { validate: (value) => index > 0 || value.trim() !== '' })}
          />
        ))}
      </div>
      <Button type="submit" variant="filled" style={{ alignSelf: 'flex-start' }} rightSection={<kbd>↵</kbd>}>
        {t('guides.goOn')}
      </Button>
    </form>
  )
}
