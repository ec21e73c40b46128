import { IconCircleCheck } from '@tabler/icons-react'
import { memo } from 'react'
import type { GuideLibrary } from '#shared/guides/library.ts'
import type { DoneStep } from '#shared/guides/view.ts'
import type { RequestTyped } from '../interactions/contact-values.ts'
import { useWords } from '../language/use-words.ts'
import { addedWords } from './added.ts'
import classes from './guides.module.css'
import { answerWords, inWords } from './words.ts'

/** One element for all lines: it is never looked at again. */
const CHECK = <IconCircleCheck size={14} aria-hidden />

interface Props {
  readonly library: GuideLibrary
  readonly done: readonly DoneStep[]
  readonly customerName: string | null
  readonly requests: readonly RequestTyped[]
  readonly back: (stepId: string, request: number | null) => void
}

/** Steps done, each folded to its answer; a click goes back to it, and nothing that came after is lost. */
export function DoneSteps({ library, done, customerName, requests, back }: Props) {
  const { t } = useWords()
  if (done.length === 0) return null
  return (
    <ol className={classes.done} aria-label={t('guides.done')}>
      {done.map((one, index) => {
        const label = one.step === null ? t('guides.early.open') : inWords(t, one.step.label)
        const answer = addedWords(t, one, requests) ?? answerWords(t, library, one, customerName)
        return (
          <Line
            // biome-ignore lint/suspicious/noArrayIndexKey: steps are added and taken off at the end, and a line has no state
            key={index}
            depth={one.depth}
            label={label}
            answer={answer}
            stepId={one.canGoBack ? one.stepId : null}
            request={one.request}
            back={back}
          />
        )
      })}
    </ol>
  )
}

interface LineProps {
  readonly depth: number
  readonly label: string
  readonly answer: string
  /** Null where nothing is gone back to. */
  readonly stepId: string | null
  readonly request: number | null
  readonly back: Props['back']
}

/** Those that were there already are not rendered for one that comes. */
const Line = memo(function Line({ depth, label, answer, stepId, request, back }: LineProps) {
  const { t } = useWords()
  const line = (
    <>
      {CHECK} <span>{label}</span> <b>{answer}</b>
    </>
  )
  return (
    <li data-depth={depth}>
      {stepId === null ? (
        <p>{line}</p>
      ) : (
        <button type="button" title={t('guides.backTo', { step: label, answer })} onClick={() => back(stepId, request)}>
          {line}
        </button>
      )}
    </li>
  )
})
