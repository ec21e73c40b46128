import { InteractionId } from '#shared/kernel/ids.ts'
import { useWords } from '../language/use-words.ts'
import { useWatch } from '../shell/console.ts'
import { hashOfPlace } from '../shell/place.ts'
import { Sentence } from '../shell/Sentence.tsx'

/** Says of a contact which one it goes on from: its customer came back in the same call after that was registered. */
export function Continues({ contact }: { contact: string }) {
  const { t } = useWords()
  const parsed = InteractionId.safeParse(contact)
  const first = useWatch('interactions.get', parsed.success ? { id: parsed.data } : null)?.doc
  const disposition = first?.disposition?.label
  return (
    <Sentence tone="info">
      {disposition === undefined ? t('interactions.continues.some') : t('interactions.continues.what', { disposition })}{' '}
      {first != null && <a href={hashOfPlace({ area: 'inbox', id: contact })}>{t('interactions.continues.see')}</a>}
    </Sentence>
  )
}
