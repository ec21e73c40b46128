import { Button, TextInput } from '@mantine/core'
import { useForm } from 'react-hook-form'
import { useTranslation } from 'react-i18next'
import { useDraftValues, useFormDraft } from '../drafts/use-form-draft.ts'
import { fieldError } from '../language/field-error.ts'
import page from '../shell/page.module.css'
import { FORM_FIELDS, isForm, isLacking, malformed } from './given-forms.ts'
import { stepField } from './step-field.ts'
import type { GiveAnswer, StepProps } from './step-props.ts'

const LONGEST = 200
/** As long as a card's (customer.edit). */
const LONGEST_CITY = 80

export function StepForm({ id, current, name, answer }: StepProps & { name: string; answer: GiveAnswer }) {
  const { t } = useTranslation()
  const fields = isForm(name) ? FORM_FIELDS[name] : (['detail'] as const)
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
            maxLength={each === 'city' ? LONGEST_CITY : LONGEST}
            error={errors[each]?.type === 'lacking' ? t('guides.lacking') : fieldError(t, errors[each]?.message)}
            {...form.register(each, {
              validate: {
                lacking: (_, all) => index > 0 || !isLacking(name, all),
                malformed: (value) => malformed(each, value),
              },
            })}
          />
        ))}
      </div>
      <Button type="submit" variant="filled" style={{ alignSelf: 'flex-start' }} rightSection={<kbd>↵</kbd>}>
        {t('guides.goOn')}
      </Button>
    </form>
  )
}
