import { useEffect, useState } from 'react'
import type { FieldValues, UseFormReturn } from 'react-hook-form'
import { z } from 'zod'
import { draftJson, putDraft } from './drafts.ts'

/** What was typed in a form before a reload, over the form's own beginning. Read once, before the form is made. */
export function useDraftValues<Values extends FieldValues>(contact: string, field: string, beginning: Values): Values {
  const [values] = useState(() => {
    const kept = z.record(z.string(), z.unknown()).safeParse(draftJson(contact, field))
    return kept.success ? { ...beginning, ...(kept.data as Partial<Values>) } : beginning // written by this form, from its own values
  })
  return values
}

/** Keeps everything typed in a form as the draft of its contact (or place). */
export function useFormDraft<Values extends FieldValues, Out>(
  form: UseFormReturn<Values, unknown, Out>,
  contact: string,
  field: string,
): void {
  useEffect(
    () =>
      form.subscribe({
        formState: { values: true },
        callback: ({ values }) => putDraft(contact, field, JSON.stringify(values)),
      }),
    [form, contact, field],
  )
}
