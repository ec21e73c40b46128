import { useState } from 'react'
import type { z } from 'zod'
import { draftJson, putDraft } from '../drafts/drafts.ts'
import { useFollowed } from '../drafts/use-followed.ts'

/**
 * A small form's state that is its draft: there again after a reload, as far as it still fits its schema.
 * @returns the state, and the way to change a part of it
 */
export function useDraftState<T extends object>(
  contact: string,
  field: string,
  schema: z.ZodType<T>,
  beginning: T,
): readonly [T, (change: Partial<T>) => void] {
  const read = () => schema.catch(beginning).parse(draftJson(contact, field))
  const [typed, setTyped] = useState(read)
  useFollowed(contact, field, () => setTyped(read()))
  const keep = (change: Partial<T>) => {
    const next = { ...typed, ...change }
    setTyped(next)
    putDraft(contact, field, JSON.stringify(next))
  }
  return [typed, keep]
}
