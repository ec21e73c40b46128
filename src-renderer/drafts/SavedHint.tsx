import { agoText } from '../language/format.ts'
import { useWords } from '../language/use-words.ts'
import { useNowSince } from '../shell/use-now.ts'
import { useDrafts } from './drafts.ts'
import { Elsewhere } from './Elsewhere.tsx'

/**
 * «Guardado en este equipo hace 1 s», beneath what is being typed: said when the store has acknowledged every text of it,
 * and not before; when the store would not take one, that it is tried again. Its line is there before the first save, so
 * nothing moves.
 * @param unsent beside what changes something that is saved already: the draft alone is meant
 */
export function SavedHint({ contact, unsent = false }: { contact: string; unsent?: boolean }) {
  const { t } = useWords()
  const savedAt = useDrafts((drafts) => drafts.savedAt[contact])
  const now = useNowSince(savedAt ?? 0)
  const isSaved = useDrafts((drafts) => (drafts.unsaved[contact]?.length ?? 0) === 0)
  const isRefused = useDrafts((drafts) => drafts.refused.includes(contact))
  const isElsewhere = useDrafts((drafts) => drafts.clashes[contact] !== undefined)
  if (isElsewhere) return <Elsewhere contact={contact} />
  return (
    <small style={{ minHeight: 18, display: 'block' }} data-draft={isSaved ? 'saved' : 'unsaved'}>
      {!isSaved && (isRefused ? <b style={{ color: 'var(--mc-warn)' }}>{t('drafts.again')}</b> : t('drafts.saving'))}
      {isSaved &&
        savedAt !== undefined &&
        t(unsent ? 'drafts.savedUnsent' : 'drafts.saved', {
          ago: agoText(t, new Date(savedAt).toISOString(), Math.max(now, savedAt)),
        })}
    </small>
  )
}
