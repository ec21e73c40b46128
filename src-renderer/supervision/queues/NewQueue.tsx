import { zodResolver } from '@hookform/resolvers/zod'
import { Button, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useForm } from 'react-hook-form'
import { useTranslation } from 'react-i18next'
import { z } from 'zod'
import type { Rejection } from '#shared/kernel/result.ts'
import { QueueDocument } from '#shared/queues/schema.ts'
import { dropDraft } from '../../drafts/drafts.ts'
import { useDraftValues, useFormDraft } from '../../drafts/use-form-draft.ts'
import { fieldError } from '../../language/field-error.ts'
import { useDispatch } from '../../shell/console.ts'
import { focusForm } from '../../shell/focus-soon.ts'
import page from '../../shell/page.module.css'
import { Refusal } from '../../shell/Refusal.tsx'
import { queueDrafts } from './QueueForm.tsx'

const Form = z.object({ code: QueueDocument.shape.code, name: QueueDocument.shape.name })
type Typed = z.infer<typeof Form>

/** No queue has this code. */
export const NEW_QUEUE = '+'
const draft = `${queueDrafts}${NEW_QUEUE}`

/** A new queue: its code, which is for ever, and its name. What else it is follows in its form. */
export function NewQueue({ made, close }: { made: (code: string) => void; close: () => void }) {
  const { t } = useTranslation()
  const dispatch = useDispatch()
  const [refused, setRefused] = useState<Rejection | null>(null)
  const form = useForm<Typed>({
    defaultValues: useDraftValues<Typed>(draft, 'form', { code: '', name: '' }),
    resolver: zodResolver(Form),
  })
  useFormDraft(form, draft, 'form')
  const { errors, isSubmitting } = form.formState
  const save = async (typed: Typed) => {
    const answer = await dispatch('queue.create', typed)
    if (!answer.ok) return setRefused(answer.error)
    void dropDraft(draft)
    made(typed.code)
  }
  return (
    <form ref={focusForm} className={page.form} onSubmit={form.handleSubmit(save)}>
      <h2>{t('queues.new')}</h2>
      <TextInput label={t('queues.name')} {...form.register('name')} error={fieldError(t, errors.name?.message)} />
      <TextInput
        label={t('queues.code')}
        description={t('queues.codeHint')}
        {...form.register('code')}
        error={fieldError(t, errors.code?.message)}
      />
      {refused !== null && <Refusal why={refused} />}
      <div className={page.actions}>
        <Button type="submit" variant="filled" disabled={isSubmitting}>
          {t('shell.save')}
        </Button>
        <Button
          variant="subtle"
          onClick={() => {
            void dropDraft(draft)
            close()
          }}
        >
          {t('shell.cancel')}
        </Button>
      </div>
    </form>
  )
}
