import type { TFunction } from 'i18next'
import { byOf, type CallEntry } from '#shared/telephony/call-record.ts'
import { durationText } from '../language/figures.ts'

/** Who is spoken of in a call's story. */
export interface Names {
  person(id: string | null): string
  queue(code: string): string
  /** A colleague, or a number outside. */
  target(to: string): string
  /** What is dialled for the survey. */
  readonly survey: string
}

/** One thing that happened, as a sentence. */
export function happened(t: TFunction, entry: CallEntry, names: Names): string {
  const name = names.person(byOf(entry))
  switch (entry.kind) {
    case 'entered':
      return t('callStory.happened.entered', { queue: names.queue(entry.queue) })
    case 'transferred':
      return entry.to === names.survey
        ? t('callStory.happened.toSurvey', { name })
        : t('callStory.happened.transferred', { name, to: names.target(entry.to) })
    case 'ended':
      return t(`callStory.ended.${entry.ending}`, { name })
    case 'abandoned':
      return t('callStory.happened.abandoned', { wait: durationText(entry.waitMs) })
    case 'left':
      return t(`callStory.left.${entry.reason ?? 'longest'}`)
    case 'voicemail':
      return t('callStory.happened.voicemail', { length: durationText(entry.seconds * 1_000) })
    case 'connected':
      return t(entry.beside === true ? 'callStory.happened.beside' : 'callStory.happened.answered', { name })
    case 'rang':
    case 'dialled':
    case 'answered':
    case 'retaken':
    case 'taken':
    case 'advisorGone':
    case 'requeued':
      return t(`callStory.happened.${entry.kind}`, { name })
    case 'lost':
      // What was found gone the PBX lost only where it ended under a conversation: nobody may have been there to hear the end.
      return t(entry.inTalk === true ? 'callStory.happened.lost' : 'callStory.happened.unheard')
    // What a call's story leaves out (call-story.ts).
    case 'held':
    case 'resumed':
    case 'wrapUpEnded':
    case 'quality':
    case 'survey':
    case 'recording':
      return ''
  }
}
