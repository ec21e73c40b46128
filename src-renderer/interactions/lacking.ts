import type { DispositionEntry } from '#shared/catalogues/disposition-schema.ts'
import { dispositionById } from '#shared/catalogues/dispositions.ts'
import type { Catalogue } from '#shared/catalogues/schema.ts'
import { type Disposition, type DispositionLack, lackingIn } from '#shared/interactions/disposition.ts'
import type { Instant } from '#shared/kernel/instants.ts'
import type { ContactTyped } from './contact-values.ts'
import { dispositionOf } from './disposition-typed.ts'

/** A form's disposition with what it asks for, and what lacks before the contact can be registered. */
export interface Registrable {
  /** Null while none is chosen. */
  readonly disposition: Disposition | null
  /** Names of the form's fields, first one first: `topic.0`, `kind.0`, `branch.0` … `disposition`. */
  readonly fields: readonly string[]
  readonly asked: readonly DispositionLack[]
}

/** What a contact that is a form would be registered with (the same is asked in a guide's last step, and in decide). */
export function registrable(catalogue: Catalogue, typed: ContactTyped, at: Instant): Registrable {
  const entry = dispositionById(catalogue, typed.dispositionId)
  const fields = lackingFields(typed, entry)
  if (entry === undefined) return { disposition: null, fields, asked: [] }
  const topics = typed.requests.flatMap(({ topic }) => (topic === '' ? [] : [topic]))
  const disposition = dispositionOf(catalogue, entry, typed.asked, topics.at(-1) ?? '')
  return { disposition, fields, asked: lackingIn(entry, disposition, topics, at) }
}

function lackingFields({ requests }: ContactTyped, entry: DispositionEntry | undefined): readonly string[] {
  const lacking = requests.flatMap(({ kind, topic, text, branch, decidedAt }, index) => {
    const begun = kind !== '' || topic !== '' || text.trim() !== ''
    const asked = begun || (index === 0 && entry?.requires.topic === true)
    if (!asked) return []
    return [
      ...(kind === '' ? [`kind.${index}`] : []),
      ...(topic === '' ? [`topic.${index}`] : []),
      ...(branch === 'yes' && decidedAt === undefined ? [`branch.${index}`] : []),
    ]
  })
  return entry === undefined ? [...lacking, 'disposition'] : lacking
}
