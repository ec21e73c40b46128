import { context, extension } from '../conf.ts'
import { EVENTS, QUEUES_FAMILY } from '../names.ts'
import { HOLIDAYS_FAMILY, WORD_PARTS } from '../queue-plan.ts'
import { VOICEMAIL } from './voicemail.ts'

export const OPENING = 'opening'
export const CLOSED = 'closed'

const said = (key: string): string => `\${DB(${QUEUES_FAMILY}/\${CALL_QUEUE}/${key})}`
/** Bogotá is UTC−5 all year: no data base of zones is needed on the PBX. */
const BOGOTA_SECONDS = 5 * 3_600
const inBogota = (format: string): string => `\${STRFTIME(\${LOCAL_TIME},UTC,${format})}`

/** What was put into a file once is played from it; the words come as base64, so that none of them is read by the shell. */
const speak = (words: string): string =>
  [
    'mkdir -p ${SPOOL}/words',
    `echo ${Array.from({ length: WORD_PARTS }, (_, part) => said(`${words}/${part}`)).join('')} | base64 -d | espeak-ng -v es-419 -s 150 --stdin -w \${SPOKEN}.\${CALL_ID}.22k.wav`,
    'sox ${SPOKEN}.${CALL_ID}.22k.wav -r 8000 -c 1 -b 16 ${SPOKEN}.${CALL_ID}.8k.wav',
    'rm ${SPOKEN}.${CALL_ID}.22k.wav',
    'mv ${SPOKEN}.${CALL_ID}.8k.wav ${SPOKEN}.wav',
  ].join(' && ')

/**
 * Whether a queue is open, decided by the PBX from what the bridge wrote into its database, so that it holds without the
 * centre too. A queue that nobody has set is open. Argument of `opening`: Unix seconds.
 */
export const opening = (): string =>
  [
    context(
      OPENING,
      extension('s', [
        'Set(OPENING=open)',
        `GotoIf($["${said('is')}" = ""]?done)`,
        'Set(OPENING=closed)',
        `GotoIf($["${said('is')}" = "off"]?done)`,
        `Set(LOCAL(LOCAL_TIME)=$[\${ARG1} - ${BOGOTA_SECONDS}])`,
        `Set(LOCAL(minute)=$[${inBogota('%H')} * 60 + ${inBogota('%M')}])`,
        `GotoIf($["${said('holidays')}" = "open" | "\${DB(${HOLIDAYS_FAMILY}/${inBogota('%F')})}" = ""]?weekday)`,
        'Set(OPENING=holiday)',
        'Goto(done)',
        `weekday: Set(LOCAL(ranges)=${said(inBogota('%w'))})`,
        'next: GotoIf($["${ranges}" = ""]?done)',
        'Set(LOCAL(range)=${CUT(ranges,&,1)})',
        'Set(LOCAL(ranges)=${CUT(ranges,&,2-)})',
        'GotoIf($[${minute} < ${CUT(range,-,1)} | ${minute} >= ${CUT(range,-,2)}]?next)',
        'Set(OPENING=open)',
        'done: Return()',
      ]),
    ),
    context(
      CLOSED,
      extension('s', [
        `UserEvent(${EVENTS.closed},CallId: \${CALL_ID},Queue: \${CALL_QUEUE},Reason: \${OPENING})`,
        `Set(SPOKEN=\${SPOOL}/words/${said('${OPENING}/name')})`,
        'GotoIf($[${STAT(e,${SPOKEN}.wav)} = 1]?say)',
        `TrySystem(${speak('${OPENING}')})`,
        // A PBX that cannot speak says at least that nobody comes.
        'GotoIf($[${STAT(e,${SPOKEN}.wav)} = 1]?say)',
        'Congestion(3)',
        'say: Playback(${SPOKEN})',
        `GotoIf($["${said('voicemail')}" = "yes"]?${VOICEMAIL},\${CALL_QUEUE},1)`,
        'Hangup()',
      ]),
    ),
  ].join('\n')
