import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Case } from '#shared/cases/schema.ts'
import { Sentence } from '../shell/Sentence.tsx'
import { useActor, useNames } from '../shell/use-actor.ts'
import { When } from '../shell/When.tsx'
import type { CaseAction } from './actions.ts'
import { LongText } from './LongText.tsx'
import { type WaitingWords, waitingWords, wordsAnswered } from './waiting-words.ts'

/** What the case waits with for whoever looks: who said it, when, and their words. */
function Words({ words }: { words: WaitingWords }) {
  const { t } = useTranslation()
  const names = useNames()
  return (
    <Sentence tone="info">
      <b>{t(`cases.waits.${words.what}`, { name: names(words.by) ?? t('cases.unknownPerson') })}</b>{' '}
      <When at={words.at} />
      <LongText text={words.text} />
    </Sentence>
  )
}

/** Over all that the case has. While a form is open it stays as it was: it would move what is being typed. */
export function WaitingForMe({ current, isWriting }: { current: Case; isWriting: boolean }) {
  const actor = useActor()
  const now = waitingWords(current, actor)
  const before = useRef(now)
  useEffect(() => {
    if (!isWriting) before.current = now
  }, [isWriting, now])
  const words = isWriting ? before.current : now
  return words === null ? null : <Words words={words} />
}

/** Within the form that answers it, as it was when the form was opened. */
export function WordsAnswered({ current, name }: { current: Case; name: CaseAction }) {
  const [words] = useState(() => wordsAnswered(current, name))
  return words === null ? null : <Words words={words} />
}
