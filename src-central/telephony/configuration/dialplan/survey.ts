import { context, extension } from '../conf.ts'
import { CONTEXTS, EVENTS } from '../names.ts'

/** What is asked, and which digits answer it. */
const QUESTIONS = [
  { id: 'satisfaction', prompt: 'encuesta-1', answers: '[1-5]' },
  { id: 'ease', prompt: 'encuesta-2', answers: '[1-5]' },
  { id: 'resolved', prompt: 'encuesta-3', answers: '[12]' },
] as const
const TRIES = 2
const ANSWER_SECONDS = 8

const told = (id: string, answer: string): string =>
  `UserEvent(${EVENTS.survey},CallId: \${CALL_ID},Question: ${id},Answer: ${answer})`

const question = ({ id, prompt, answers }: (typeof QUESTIONS)[number]): readonly string[] => [
  'Set(TRY=0)',
  `${id}: Set(TRY=$[\${TRY} + 1])`,
  `Read(ANSWER,\${PROMPTS}/${prompt},1,,1,${ANSWER_SECONDS})`,
  `GotoIf($["\${ANSWER}" =~ "^${answers}$"]?${id}-said)`,
  'ExecIf($["${ANSWER}" != ""]?Playback(${PROMPTS}/opcion-no-valida))',
  `GotoIf($[\${TRY} < ${TRIES}]?${id})`,
  told(id, '${IF($["${ANSWER}" = ""]?none:wrong)}'),
  `Goto(${id}-done)`,
  `${id}-said: ${told(id, '${ANSWER}')}`,
  `${id}-done: NoOp()`,
]

/** The survey's IVR: each answer is told as soon as it is given, for a caller may hang up after the first. */
export const survey = (): string =>
  context(
    CONTEXTS.survey,
    extension('s', [
      'Answer()',
      // What was agreed to be recorded is the conversation with the advisor.
      'StopMixMonitor()',
      'Set(CALL_RECORDING=off)',
      'Playback(${PROMPTS}/encuesta-inicio)',
      ...QUESTIONS.flatMap(question),
      'Playback(${PROMPTS}/encuesta-gracias)',
      'Hangup()',
    ]),
  )
