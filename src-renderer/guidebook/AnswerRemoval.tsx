import { Button } from '@mantine/core'
import type { TFunction } from 'i18next'
import { useEffect, useMemo, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { Edition } from '#shared/guidebook/edition.ts'
import { type AnswerEffect, effectsOfRemoval, removeAnswer, whyAnswerStays } from '#shared/guides/edit-answers.ts'
import type { Guide, Option } from '#shared/guides/schema.ts'
import { inWords } from '../guides/words.ts'
import page from '../shell/page.module.css'
import { Sentence } from '../shell/Sentence.tsx'
import { settledKey } from '../shell/settled-key.ts'
import { wayWords } from './condition-words.ts'
import classes from './guidebook.module.css'
import { useProblems } from './Problems.tsx'

interface Props {
  readonly guide: Guide
  readonly edition: Edition
  readonly stepId: string
  readonly answer: Option
  readonly remove: () => void
  readonly keep: () => void
}

const stepWords = (t: TFunction, guide: Guide, stepId: string): string => {
  const step = guide.steps.find(({ id }) => id === stepId)
  return step === undefined ? stepId : inWords(t, step.label)
}

function effectWords(t: TFunction, guide: Guide, edition: Edition, effect: AnswerEffect): string {
  const step = stepWords(t, guide, effect.stepId)
  switch (effect.kind) {
    case 'wayGone':
    case 'wayAlways':
    case 'wayAsksLess':
      return t(`guidebook.removal.${effect.kind}`, {
        step,
        way: wayWords(t, guide, effect.way, edition.catalogue),
        to: stepWords(t, guide, effect.way.to),
      })
    case 'stepAsksLess':
    case 'stepNever':
      return t(`guidebook.removal.${effect.kind}`, { step })
  }
}

/** What taking an answer out would change, before it is; or why it stays. */
export function AnswerRemoval({ guide, edition, stepId, answer, remove, keep }: Props) {
  const { t } = useTranslation()
  const first = useRef<HTMLButtonElement>(null)
  useEffect(() => first.current?.focus(), [])
  const stays = whyAnswerStays(guide, stepId, answer.id)
  const effects = useMemo(() => effectsOfRemoval(guide, stepId, answer.id), [guide, stepId, answer.id])
  const after = useMemo(() => removeAnswer(guide, stepId, answer.id), [guide, stepId, answer.id])
  const [now, then] = [useProblems(guide, edition), useProblems(after, edition)]
  const left = then.filter(
    (one) => !now.some(({ stepId: at, sentence }) => at === one.stepId && sentence === one.sentence),
  )
  const name = inWords(t, answer.text)
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: Escape anywhere within leaves the question, as in a dialog
    <div
      className={`${page.card} ${classes.leaving}`}
      onKeyDown={settledKey((event) => event.key === 'Escape' && keep())}
    >
      {stays !== null ? (
        <Sentence tone="warn">
          {t(`guidebook.removal.stays.${stays.code}`, {
            answer: name,
            step: 'stepId' in stays ? stepWords(t, guide, stays.stepId) : '',
          })}
        </Sentence>
      ) : (
        <>
          <b>{t('guidebook.removal.title', { answer: name })}</b>
          <ul>
            {effects.map((effect, at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: the same may happen to two ways of a step
              <li key={at}>{effectWords(t, guide, edition, effect)}</li>
            ))}
            {left.map(({ stepId: at, sentence }) => (
              <li key={`${at} ${sentence}`}>
                {t('guidebook.removal.toMend', { step: at === null ? '' : stepWords(t, guide, at), sentence })}
              </li>
            ))}
          </ul>
        </>
      )}
      <div className={page.actions}>
        {stays === null && (
          <Button size="xs" ref={first} onClick={remove}>
            {t('guidebook.removal.remove')}
          </Button>
        )}
        <Button size="xs" variant="subtle" {...(stays === null ? {} : { ref: first })} onClick={keep}>
          {t(stays === null ? 'guidebook.removal.keep' : 'guidebook.removal.understood')}
        </Button>
      </div>
    </div>
  )
}
