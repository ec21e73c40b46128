import { documentOf, procedureOf } from '#shared/catalogues/entries.ts'
import type { Catalogue } from '#shared/catalogues/schema.ts'
import type { Words } from '#shared/catalogues/words.ts'
import type { ContactRequest } from '#shared/interactions/schema.ts'

type Done = readonly [field: 'document' | 'procedure', entry: { readonly text: Words } | undefined, id: string]

/** What was sent and done for a request, with its entry of the contact's edition; undefined where that has it no more. */
export function doneFor(
  catalogue: Catalogue,
  { document, procedure }: Pick<ContactRequest, 'document' | 'procedure'>,
): readonly Done[] {
  return [
    ...(document === undefined ? [] : [['document', documentOf(catalogue, document), document] as const]),
    ...(procedure === undefined ? [] : [['procedure', procedureOf(catalogue, procedure), procedure] as const]),
  ]
}
