import { connect, type Socket } from 'node:net'
import { ok, type Rejection, type Result, reject } from '#shared/kernel/result.ts'
import { backOff } from '#shared/telephony/phone/line.ts'
import { type AmiFields, type AmiMessage, messageReader, writeAction } from './messages.ts'

export interface AmiAddress {
  readonly host: string
  readonly port: number
  readonly user: string
  readonly secret: string
}

export interface AmiParts extends AmiAddress {
  /** In [0, 1): spreads the tries of several nodes. */
  readonly dice: () => number
  /**
   * Logged in, and Asterisk has started whole. What was known before may be old.
   * @param upMs for how long that Asterisk has run; null: it does not say
   */
  readonly here: (upMs: number | null) => void
  readonly away: () => void
  readonly event: (message: AmiMessage) => void
  /** A socket that broke, a login that was refused: to be logged; it is tried again without end. */
  readonly failed: (failure: unknown) => void
  /** Milliseconds that an answer may take, and between two looks whether Asterisk is there; tests take shorter ones. */
  readonly answerMs?: number
  readonly pingMs?: number
}

export interface Ami {
  readonly isHere: () => boolean
  /** One action and its response. Refusals: `phone.pbxAway`, or `phone.pbxRefused` with what Asterisk said. */
  send(action: string, fields?: AmiFields): Promise<Result<AmiMessage, Rejection>>
  /** An action that is answered by a list of events. */
  list(action: string, fields?: AmiFields): Promise<Result<readonly AmiMessage[], Rejection>>
  close(): void
}

/** It was there and would not: asked again it would say the same. */
export const isRefused = (answer: Result<unknown, Rejection>): boolean =>
  !answer.ok && answer.error.code === 'phone.pbxRefused'

const ANSWER_MS = 5_000
const PING_MS = 10_000

interface Waiting {
  readonly rows: AmiMessage[]
  readonly asList: boolean
  readonly done: (result: Result<readonly AmiMessage[], Rejection>) => void
}

/** A client of one Asterisk's manager interface that connects by itself, again and again. */
export function openAmi(parts: AmiParts): Ami {
  const { answerMs = ANSWER_MS, pingMs = PING_MS } = parts
  const waiting = new Map<string, Waiting>()
  let socket: Socket | null = null
  let state: 'away' | 'loggedIn' | 'here' | 'closed' = 'away'
  let attempt = 0
  let count = 0
  let again: NodeJS.Timeout | undefined
  /** Pieces that the socket has brought: whoever says something is there. */
  let heard = 0

  const settle = (id: string, result: Result<readonly AmiMessage[], Rejection>) => {
    const one = waiting.get(id)
    waiting.delete(id)
    one?.done(result)
  }

  function ask(action: string, fields: AmiFields, asList: boolean): Promise<Result<readonly AmiMessage[], Rejection>> {
    const to = socket
    if (to === null || state === 'away' || state === 'closed') return Promise.resolve(reject('phone.pbxAway'))
    const id = String(++count)
    return new Promise((resolve) => {
      // Behind what the socket has brought: a process that stood still finds its timers due before its answers.
      const late = setTimeout(() => setImmediate(() => settle(id, reject('phone.pbxAway'))), answerMs)
      waiting.set(id, {
        rows: [],
        asList,
        done: (result) => {
          clearTimeout(late)
          resolve(result)
        },
      })
      to.write(writeAction(action, id, fields))
    })
  }

  function take(message: AmiMessage): void {
    const { Event, Response, ActionID = '', EventList } = message.fields
    const asked = waiting.get(ActionID)
    if (Response !== undefined && asked !== undefined) {
      if (Response === 'Error') settle(ActionID, reject('phone.pbxRefused', { said: message.fields.Message ?? '' }))
      else if (!asked.asList) settle(ActionID, ok([message]))
      return
    }
    if (asked?.asList === true) {
      if (EventList === 'Complete') settle(ActionID, ok(asked.rows))
      else asked.rows.push(message)
      return
    }
    if (Event === 'FullyBooted' && state === 'loggedIn') {
      state = 'here'
      attempt = 0
      const up = Number.parseInt(message.fields.Uptime ?? '', 10)
      parts.here(Number.isNaN(up) ? null : up * 1_000)
    } else if (Event !== undefined && state === 'here') parts.event(message)
  }

  function lost(one: Socket, failure: unknown): void {
    if (socket !== one) return
    socket = null
    one.destroy()
    for (const id of [...waiting.keys()]) settle(id, reject('phone.pbxAway'))
    if (state === 'closed') return
    const was = state
    state = 'away'
    if (failure !== null) parts.failed(failure)
    if (was === 'here') parts.away()
    again = setTimeout(open, backOff(attempt++, parts.dice()))
  }

  function open(): void {
    const one = connect({ host: parts.host, port: parts.port })
    socket = one
    one.setNoDelay(true)
    one.setKeepAlive(true, pingMs)
    one.setEncoding('utf8')
    const read = messageReader()
    one.on('connect', () => {
      state = 'loggedIn'
      // FullyBooted comes after the login's answer, at once where Asterisk has started.
      void ask('Login', { Username: parts.user, Secret: parts.secret, Events: 'on' }, false).then((answer) => {
        if (!answer.ok) lost(one, new Error(`the PBX refused the login: ${answer.error.code}`))
      })
    })
    one.on('data', (chunk: string) => {
      heard += 1
      try {
        for (const message of read(chunk)) take(message)
      } catch (failure) {
        lost(one, failure)
      }
    })
    one.on('error', (failure) => lost(one, failure))
    one.on('close', () => lost(one, null))
  }

  const ping = setInterval(() => {
    const one = socket
    if (state !== 'here' || one === null) return
    const before = heard
    void ask('Ping', {}, false).then((answer) => {
      if (!answer.ok && heard === before) lost(one, new Error('the PBX no longer answers'))
    })
  }, pingMs)
  open()
  return {
    isHere: () => state === 'here',
    async send(action, fields = {}) {
      const answer = await ask(action, fields, false)
      if (!answer.ok) return answer
      const [message] = answer.value
      return message === undefined ? reject('phone.pbxAway') : ok(message)
    },
    list: (action, fields = {}) => ask(action, fields, true),
    close() {
      state = 'closed'
      clearInterval(ping)
      clearTimeout(again)
      socket?.destroy()
      for (const id of [...waiting.keys()]) settle(id, reject('phone.pbxAway'))
    },
  }
}
