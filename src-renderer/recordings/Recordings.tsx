import { useTranslation } from 'react-i18next'
import type { Interaction } from '#shared/interactions/schema.ts'
import { isRecorded } from '#shared/recordings/expected.ts'
import { exactText } from '../language/format.ts'
import { sentenceOf } from '../language/sentence.ts'
import { Sentence } from '../shell/Sentence.tsx'
import { Starting } from '../shell/Starting.tsx'
import { RecordingPlayer } from './RecordingPlayer.tsx'
import { useRecordings } from './use-recordings.ts'

/** What was recorded of a contact, where anything was: heard from the centre, which keeps it. */
export function Recordings({ interaction }: { interaction: Interaction }) {
  if (interaction.call === undefined || !isRecorded(interaction.call)) return null
  return <RecordedCall key={interaction.id} interaction={interaction} />
}

function RecordedCall({ interaction }: { interaction: Interaction }) {
  const { t } = useTranslation()
  const { found, ask } = useRecordings(interaction.id)
  if (found.is === 'asking') return <Starting what="recordings.asking" />
  if (found.is === 'refused') {
    const { code } = found.why
    if (code === 'centre.unreachable') return <Sentence tone="info">{t('recordings.offline')}</Sentence>
    if (code === 'document.unknown') return <Sentence tone="info">{t('recordings.notYours')}</Sentence>
    return <Sentence tone="bad">{sentenceOf(t, found.why)}</Sentence>
  }
  return (
    <>
      {found.recordings.map((one) =>
        one.deletedAt === null ? (
          <RecordingPlayer key={one.id} recording={one} heard={ask} />
        ) : (
          <Sentence key={one.id} tone="info">
            {t('recordings.title')}: {t('recordings.deleted', { when: exactText(one.deletedAt) })}
          </Sentence>
        ),
      )}
      {found.awaited > 0 && <Sentence tone="info">{t('recordings.awaited', { count: found.awaited })}</Sentence>}
      {found.awaited === 0 && found.recordings.length === 0 && <small>{t('recordings.none')}</small>}
    </>
  )
}
