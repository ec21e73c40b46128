import type { Answer } from '#shared/guides/answer.ts'
import { isAnswered, stepAt } from '#shared/guides/library.ts'
import { possibleAnswers } from '#shared/guides/possible-answers.ts'
import { advance, begin, currentFrame } from '#shared/guides/runner.ts'
import { INBOUND_GUIDE, shippedLibrary } from '#shared/guides/shipped.ts'
import type { WalkedChannel } from './desk.ts'

const AT = '2026-11-24T15:00:00.000Z'
const MOST_STEPS = 40

/** What `Desk.passes` answers, as the runner takes it: the first answer that is offered, but where it would not escalate. */
function answerAt(stepId: string, offered: readonly Answer[]): Answer | undefined {
  const picked = (wanted: (answer: Answer) => boolean) => offered.find(wanted)
  if (stepId === 'analiza-solicitud') return picked((one) => one.kind === 'choice' && one.option === 'requerimiento')
  if (stepId === 'identificacion') return picked((one) => one.kind === 'customer' && one.customerId !== null)
  if (stepId === 'primer-contacto') return picked((one) => one.kind === 'checklist' && one.branch === 'no')
  if (stepId === 'encuesta') return picked((one) => one.kind === 'choice' && one.option === 'no')
  return picked(({ kind }) => kind !== 'timeout' && kind !== 'skipped')
}

/** The steps at which P1 waits by a channel when a requirement is escalated, from the first word to the end. */
export function stepsOfEscalation(channel: WalkedChannel): readonly string[] {
  const library = shippedLibrary()
  const steps: string[] = []
  let run = begin(library, INBOUND_GUIDE, { 'contact.channel': channel, 'customer.known': 'no' }, AT)
  while (steps.length < MOST_STEPS) {
    const frame = currentFrame(run)
    if (run.current === null || frame === undefined) break
    const step = stepAt(library, frame)
    if (!isAnswered(step)) break
    steps.push(step.id)
    const answer = answerAt(step.id, possibleAnswers(library, run, step))
    if (answer === undefined) throw new Error(`${step.id} has no answer that goes on`)
    const moved = advance(library, run, step.id, answer, AT)
    if (!moved.ok) throw new Error(`${step.id}: ${moved.error.code}`)
    run = moved.value
  }
  return steps
}

export interface Place {
  readonly channel: WalkedChannel
  readonly step: string
}

/** Every step of every channel's way, neighbours of another channel: a sample of them has all channels. */
export function everyStep(): readonly Place[] {
  const ways = (['mailbox', 'voicemail', 'chat', 'voice', 'video'] as const).map((channel) => ({
    channel,
    steps: stepsOfEscalation(channel),
  }))
  const longest = Math.max(...ways.map(({ steps }) => steps.length))
  return Array.from({ length: longest }, (_, row) => row).flatMap((row) =>
    ways.flatMap(({ channel, steps }) => {
      const step = steps[row]
      return step === undefined ? [] : [{ channel, step }]
    }),
  )
}
