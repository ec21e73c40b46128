import type { TFunction } from 'i18next'
import { z } from 'zod'
import { kindOf } from '#shared/catalogues/entries.ts'
import type { Catalogue } from '#shared/catalogues/schema.ts'
import { draftJson } from '../drafts/drafts.ts'
import { inWords } from '../guides/words.ts'
import type { RequestTyped } from '../interactions/contact-values.ts'

/** Field of the contact's draft in which the escalation of a request is being typed. */
export const escalationField = (requestId: string): string => `escalation.${requestId}`

/** The description that an escalation begins with: the customer's words, and what its kind asks to say. */
export function descriptionBegun(t: TFunction, catalogue: Catalogue, { kind, text }: RequestTyped): string {
  const known = kindOf(catalogue, kind)
  const template = known === undefined ? '' : inWords(t, known.escalationTemplate)
  return text.trim() === '' ? template : `${text.trim()}\n\n${template}`
}

/**
 * What the customer says of a request, for a case that is there already: what stands in the form where its author has
 * written in it, and of what it began with the customer's words alone.
 */
export const saidOf = (t: TFunction, catalogue: Catalogue, request: RequestTyped, description: string): string =>
  description.trim() === descriptionBegun(t, catalogue, request).trim() ? request.text.trim() : description.trim()

const Typed = z.object({ description: z.string() })

/** The description of an escalation that was not sent, where its author has written in it; else ''. */
export function descriptionUnsent(
  t: TFunction,
  contactId: string,
  catalogue: Catalogue,
  request: RequestTyped,
): string {
  const typed = Typed.safeParse(draftJson(contactId, escalationField(request.id)))
  if (!typed.success || request.caseId !== null) return ''
  const { description } = typed.data
  return description.trim() === descriptionBegun(t, catalogue, request).trim() ? '' : description.trim()
}
