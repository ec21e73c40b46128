import type { TFunction } from 'i18next'
import { kindOf } from '#shared/catalogues/entries.ts'
import type { Answer } from '#shared/guides/answer.ts'
import type { GuideLibrary } from '#shared/guides/library.ts'
import type { GuideRun } from '#shared/guides/run.ts'
import { kindAt } from '#shared/guides/valid-answer.ts'
import type { CurrentStep } from '#shared/guides/view.ts'
import { unixMsOf } from '#shared/kernel/instants.ts'
import type { ContactTyped } from '../interactions/contact-values.ts'
import { useWords } from '../language/use-words.ts'
import { focusSoon } from '../shell/focus-soon.ts'
import { LightButton } from '../shell/LightButton.tsx'
import page from '../shell/page.module.css'
import { useNow } from '../shell/use-now.ts'
import { scriptOf } from './added.ts'
import { CopyLetter } from './CopyLetter.tsx'
import { isWritten } from './letter.ts'
import { ReadBack } from './ReadBack.tsx'
import { Script } from './Script.tsx'
import { StepAct } from './StepAct.tsx'
import { StepChecklist } from './StepChecklist.tsx'
import { StepChoice } from './StepChoice.tsx'
import { StepCustomer } from './StepCustomer.tsx'
import { StepForm } from './StepForm.tsx'
import { StepText } from './StepText.tsx'
import type { GiveAnswer, StepProps } from './step-props.ts'
import { WouldDrop } from './WouldDrop.tsx'
import { inWords } from './words.ts'

/** The step that is: what to say, and its answer. */
export function StepCard(props: StepProps & { emails: readonly string[] }) {
  const { t } = useWords()
  const { contact, current, values, emails } = props
  const { step } = current
  const request = contact.typed.requests[current.request ?? contact.typed.requests.length - 1]
  const script = scriptOf(t, step.script, request, contact.typed.channel)
  const answer = (given: Answer, change?: Partial<ContactTyped>) => contact.answer(step.id, given, change)
  return (
    <section
      className={`${page.card} ${page.now}`}
      data-step={step.id}
      tabIndex={-1}
      aria-label={inWords(t, step.label)}
    >
      <h2>
        {inWords(t, step.label)} {step.chart !== undefined && <small className="tn">{step.chart}</small>}
      </h2>
      {script !== undefined && <Script text={script} values={values} />}
      {script !== undefined && isWritten(contact.typed.channel) && (
        <CopyLetter script={script} values={values} emails={contact.typed.channel === 'mailbox' ? emails : []} />
      )}
      <ReadBack library={props.library} run={props.run} />
      {step.hint !== undefined && <small>{inWords(t, step.hint)}</small>}
      <WouldDrop {...props} />
      <StepAnswer {...props} answer={answer} />
      <div className={page.actions}>
        {current.canSkip && step.kind === 'ask' && (
          <LightButton variant="subtle" onClick={() => answer({ kind: 'skipped' })}>
            {t('guides.skip')}
          </LightButton>
        )}
        {step.timeLimit !== undefined && (
          <TimeLimit
            since={current.since}
            seconds={step.timeLimit.seconds}
            then={thenWords(t, props.library, props.run, step.timeLimit)}
            passed={() => answer({ kind: 'timeout' })}
          />
        )}
      </div>
    </section>
  )
}

function StepAnswer(props: StepProps & { answer: GiveAnswer }) {
  const { t } = useWords()
  const { current, answer, run } = props
  const { step } = current
  const meaningOf = (id: string) => {
    const means = kindOf(props.library.catalogue, id)?.meaning
    return means === undefined ? undefined : inWords(t, means)
  }
  if (step.kind === 'say')
    return (
      <LightButton
        ref={focusSoon}
        variant="filled"
        style={{ alignSelf: 'flex-start' }}
        onClick={() => answer({ kind: 'said' })}
        rightSection={<kbd>↵</kbd>}
      >
        {t('guides.said')}
      </LightButton>
    )
  if (step.kind === 'checklist')
    return <StepChecklist {...props} kind={kindAt(run, step)} catalogue={props.library.catalogue} />
  if (step.kind === 'act') return <StepAct {...props} step={step} />
  switch (step.field.type) {
    case 'choice':
    case 'catalogue':
      return (
        <StepChoice
          label={inWords(t, step.label)}
          options={current.options}
          remembered={current.remembered}
          answer={answer}
          meaning={step.field.type === 'catalogue' && step.field.list === 'kinds' ? meaningOf : undefined}
        />
      )
    case 'text':
      return <StepText {...props} max={step.field.max} />
    case 'customer':
      return <StepCustomer {...props} />
    case 'form':
      return <StepForm {...props} name={step.field.form} />
  }
}

const SECOND_MS = 1_000

type Limit = NonNullable<CurrentStep['step']['timeLimit']>

/** Where the guide goes when a step's time is over and the person says so: to another step, or to an early end. */
function thenWords(t: TFunction, library: GuideLibrary, run: GuideRun, limit: Limit): string {
  const frame = run.current?.frames.at(-1)
  const named = (id: string | undefined, version: string | undefined) =>
    id === undefined ? undefined : library.guide(id, version)
  if ('to' in limit) {
    const to = named(frame?.guideId, frame?.guideVersion)?.steps.find(({ id }) => id === limit.to)
    return to === undefined ? '' : t('guides.timeThen.step', { step: inWords(t, to.label) })
  }
  const reason = named(run.guideId, run.guideVersion)?.early?.reasons.find(({ id }) => id === limit.early)
  return reason === undefined ? '' : t('guides.timeThen.early', { reason: inWords(t, reason.text) })
}

interface TimeLimitProps {
  readonly since: string
  readonly seconds: number
  /** What happens then. */
  readonly then: string
  readonly passed: () => void
}

/** What is left of a step's time; after it the person says that nobody answered. */
function TimeLimit({ since, seconds, then, passed }: TimeLimitProps) {
  const { t } = useWords()
  const now = useNow(SECOND_MS)
  const left = Math.max(0, Math.ceil((unixMsOf(since) + seconds * SECOND_MS - now) / SECOND_MS))
  if (left > 0) {
    const time = `${Math.floor(left / 60)}:${String(left % 60).padStart(2, '0')}`
    return (
      <small className="tn">
        {t('guides.timeLeft', { time })} {then}
      </small>
    )
  }
  return (
    <>
      <LightButton variant="subtle" onClick={passed}>
        {t('guides.timeUp')}
      </LightButton>
      <small>{then}</small>
    </>
  )
}
