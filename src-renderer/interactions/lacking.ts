import type { CatalogueDisposition } from './catalogue.ts'
import type { ContactTyped } from './contact-values.ts'

/**
 * What still lacks before the contact can be registered, as the names of the fields, first one first:
 * `disposition`, `topic.0`, `kind.0` …
 * @param disposition the chosen one; undefined when none is
 */
export function lackingFor(typed: ContactTyped, disposition: CatalogueDisposition | undefined): readonly string[] {
  const lacking = typed.requests.flatMap((request, index) => {
    const begun = request.kind !== '' || request.topic !== '' || request.text.trim() !== ''
    const asked = begun || (index === 0 && disposition?.needsTopic === true)
    if (!asked) return []
    return [...(request.kind === '' ? [`kind.${index}`] : []), ...(request.topic === '' ? [`topic.${index}`] : [])]
  })
  return disposition === undefined ? [...lacking, 'disposition'] : lacking
}
