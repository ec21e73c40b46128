import { useEffect, useRef, useState } from 'react'
import type { FieldValues, UseFormReturn } from 'react-hook-form'
import { z } from 'zod'
import { draftJson, draftText, putDraft } from './drafts.ts'
import { useFollowed } from './use-followed.ts'

/** What was typed in a form before a reload, over the form's own beginning. Read once, before the form is made. */
export function useDraftValues<Values extends FieldValues>(contact: string, field: string, beginning: Values): Values {
  const [values] = useState(() => {
    const kept = z.record(z.string(), z.unknown()).safeParse(draftJson(contact, field))
    return kept.success ? { ...beginning, ...(kept.data as Partial<Values>) } : beginning // written by this form, from its own values
  })
  return values
}

const OPENED = 'opened'

/** The document as it was when its form was begun, also where that was before a reload: what was changed is told by it. */
export function useOpened<Doc>(contact: string, shape: z.ZodType<Doc>, now: Doc): Doc {
  const [opened] = useState(() => {
    if (draftText(contact, OPENED) === undefined) return now
    const kept = shape.safeParse(draftJson(contact, OPENED))
    return kept.success ? kept.data : now
  })
  return opened
}

interface Kept {
  /** Of {@link useOpened}: kept with what was typed over it. */
  readonly opened?: unknown
  /** Fields that are never written down. */
  readonly secret?: readonly string[]
}
const nothingElse: Kept = {}

/** Keeps everything typed in a form as the draft of its contact (or place). @param also the same object at each render */
export function useFormDraft<Values extends FieldValues, Out>(
  form: UseFormReturn<Values, unknown, Out>,
  contact: string,
  field: string,
  also: Kept = nothingElse,
): void {
  const following = useRef(false)
  useFollowed(contact, field, () => {
    const kept = z.record(z.string(), z.unknown()).safeParse(draftJson(contact, field))
    if (!kept.success) return
    following.current = true
    form.reset({ ...form.getValues(), ...(kept.data as Partial<Values>) }, { keepDefaultValues: true }) // written by this form, in another page
    following.current = false
  })
  useEffect(
    () =>
      form.subscribe({
        formState: { values: true },
        callback: ({ values }) => {
          // What another page wrote is written already.
          if (following.current) return
          if (also.opened !== undefined && draftText(contact, OPENED) === undefined)
            putDraft(contact, OPENED, JSON.stringify(also.opened))
          const told = Object.entries(values).filter(([name]) => also.secret?.includes(name) !== true)
          putDraft(contact, field, JSON.stringify(Object.fromEntries(told)))
        },
      }),
    [form, contact, field, also],
  )
}
