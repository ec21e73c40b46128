import type { TFunction } from 'i18next'
import { entriesOf } from '#shared/catalogues/entries.ts'
import type { Catalogue } from '#shared/catalogues/schema.ts'
import type { Words } from '#shared/catalogues/words.ts'
import type { GuideLibrary } from '#shared/guides/library.ts'
import { FOLLOW_UP_GUIDE, INBOUND_GUIDE, OUTBOUND_GUIDE } from '#shared/guides/shipped.ts'
import { optionsOf } from '#shared/guides/valid-answer.ts'
import type { DoneStep } from '#shared/guides/view.ts'

/** Words of a guide or catalogue in the console's language; scripts are Spanish always. */
export const inWords = (t: TFunction, words: Words): string =>
  t('language.tag').startsWith('en') ? words.en : words.es

/** What an interaction keeps of a topic. */
export const topicWords = (catalogue: Catalogue, id: string | null): string =>
  entriesOf(catalogue, 'topics').find((topic) => topic.id === id)?.text.es ?? ''

const OUTCOMES = ['yes', 'no', 'done', 'notDone', 'desisted', 'informed'] as const

/** A step done, folded to one line: what was answered. */
export function answerWords(t: TFunction, library: GuideLibrary, done: DoneStep, customerName: string | null): string {
  const { answer, step } = done
  const optionText = (id: string): string => {
    const option =
      step === null || step.kind === 'decide' || step.kind === 'end'
        ? undefined
        : optionsOf(library, step).find((one) => one.id === id)
    if (option !== undefined) return inWords(t, option.text)
    const known = OUTCOMES.find((one) => one === id)
    return known === undefined ? id : t(`guides.answers.${known}`)
  }
  switch (answer.kind) {
    case 'said':
      return t('guides.answers.said')
    case 'skipped':
      return t('guides.answers.skipped')
    case 'timeout':
      return t('guides.answers.timeout')
    case 'choice':
      return optionText(answer.option)
    case 'text':
      return answer.text
    case 'customer':
      return answer.customerId === null ? t('guides.answers.nobody') : (customerName ?? t('customers.otherCard'))
    case 'form':
      return t('guides.answers.filled')
    case 'checklist':
      return t(`guides.answers.${answer.branch}`)
    case 'done':
      return answer.outcome === null ? t('guides.answers.done') : optionText(answer.outcome)
    case 'returned':
      return optionText(answer.outcome)
    case 'early': {
      const reasons = [INBOUND_GUIDE, FOLLOW_UP_GUIDE, OUTBOUND_GUIDE].flatMap(
        (guideId) => library.guide(guideId)?.early?.reasons ?? [],
      )
      const reason = reasons.find(({ id }) => id === answer.reason)
      return t('guides.early.answer', { reason: reason === undefined ? answer.reason : inWords(t, reason.text) })
    }
  }
}
