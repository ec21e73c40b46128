import { randomBytes } from 'node:crypto'
import type { z } from 'zod'
import { InteractionId, type UserId, uuidv7 } from '#shared/kernel/ids.ts'
import { ok, type Rejection, type Result, reject } from '#shared/kernel/result.ts'
import { recordingFile } from '#shared/recordings/api.ts'
import { phoneUserOf } from '#shared/telephony/account.ts'
import type {
  RecordingRequest,
  RecordingState,
  SimulateRequest,
  SimulateResponse,
} from '#shared/telephony/bridge-api.ts'
import { type Ami, isRefused } from './ami/client.ts'
import type { Channel } from './calls/channels.ts'
import { isDialling } from './calls/dialled.ts'
import type { Calls } from './calls/follow.ts'
import { callsOf, type MyCall } from './calls/mine.ts'
import { cameAbout } from './came-about.ts'
import { CONTEXTS, HUNG_UP } from './configuration/names.ts'
import { endsForNobody } from './ends-for-nobody.ts'
import type { PhoneOptions } from './phone-options.ts'
import { ringBack } from './ring-back.ts'
import type { Pair } from './rooms.ts'
import { knowsRooms, setVariable } from './variables.ts'

/** How a recording stands now; `take` names the file that begins with it (recordings/api.ts), null: none does. */
export interface Recorded {
  readonly state: RecordingState
  readonly take: number | null
}

export interface CallActions {
  hangUp(user: UserId, call: InteractionId): Promise<Result<null, Rejection>>
  /** The customer's channel rings at the advisor's console again, which answers by itself; a conference goes on meanwhile. */
  retake(user: UserId, call: InteractionId): Promise<Result<null, Rejection>>
  survey(user: UserId, call: InteractionId): Promise<Result<null, Rejection>>
  /** Two who are left of a conference speak with each other as in any call. */
  asTwo(pair: Pair): Promise<Result<null, Rejection>>
  /** Customer, advisor and the colleague of the call `joined` speak with each other. */
  conference(user: UserId, call: InteractionId, joined: InteractionId): Promise<Result<null, Rejection>>
  record(
    user: UserId,
    call: InteractionId,
    what: z.infer<typeof RecordingRequest>['do'],
  ): Promise<Result<Recorded, Rejection>>
  simulate(request: z.infer<typeof SimulateRequest>): Promise<Result<SimulateResponse, Rejection>>
}

interface Parts {
  readonly ami: Ami
  readonly calls: Calls
  readonly options: PhoneOptions
}

/** Longest that two who are sent to a room take to be in it. */
const ENTERS_MS = 2_000

/** Whose contact it is has to be in the room before their colleague: who is with the customer first leads it (conference.ts). */
async function inRoom({ channels }: Calls, leg: Channel, customer: Channel): Promise<void> {
  const isIn = () => {
    const room = channels.get(leg.id)?.bridge ?? null
    return room !== null && room !== leg.bridge && room === channels.get(customer.id)?.bridge
  }
  await cameAbout(isIn, ENTERS_MS)
}

/** What a console asks the PBX to do with a call of its own; a call that is another's is none. */
export function callActions({ ami, calls, options }: Parts): CallActions {
  const find = (user: UserId, call: InteractionId): Result<MyCall, Rejection> => {
    if (!ami.isHere()) return reject('phone.pbxAway')
    const mine = callsOf(calls, user).find(({ id }) => id === call)
    return mine === undefined ? reject('phone.noSuchCall') : ok(mine)
  }
  const redirect = (channel: string, context: string, extension: string, extra?: string) =>
    ami.send('Redirect', {
      ...{ Channel: channel, Context: context, Exten: extension, Priority: 1 },
      ...(extra === undefined
        ? {}
        : { ExtraChannel: extra, ExtraContext: context, ExtraExten: extension, ExtraPriority: 1 }),
    })
  /** A console that is back in a conference has a leg of its own again; the one before ends with its sound. */
  const backToRoom = (user: UserId, { id: call, conference }: MyCall, customer: Channel) =>
    ringBack(ami, {
      ...{ user: phoneUserOf(user), call, customer, ringsMs: 15_000 },
      variables: [
        ...[`CALL_ID=${call}`, 'CALL_LEG=advisor', `CALL_USER=${phoneUserOf(user)}`, `ROOM=${call}`],
        ...[`CUSTOMER_CHANNEL=${customer.name}`, `PJSIP_HEADER(add,X-Conference)=${conference}`],
      ],
    })
  const set = (channel: string, variable: string, value: string) => setVariable(ami, channel, variable, value)
  const done = (answer: Result<unknown, Rejection>): Result<null, Rejection> => (answer.ok ? ok(null) : answer)

  return {
    async hangUp(user, call) {
      const mine = find(user, call)
      if (!mine.ok) {
        const dials = [...calls.channels.values()].find(
          (one) => isDialling(one) && one.user === user && one.call === call,
        )
        if (dials === undefined || !ami.isHere()) return mine
        return done(await ami.send('Hangup', { Channel: dials.name, Cause: HUNG_UP }))
      }
      const { leg, other } = mine.value
      // A customer who has another advisor by now stays with them.
      const shared = [...calls.parts.values()].some(
        (part) =>
          part.call === call && part.advisor !== user && (other?.leg !== 'customer' || part.customer === other.id),
      )
      for (const channel of [leg, shared ? null : other])
        if (channel !== null) await ami.send('Hangup', { Channel: channel.name, Cause: HUNG_UP })
      return ok(null)
    },
    async retake(user, call) {
      const mine = find(user, call)
      if (!mine.ok) return mine
      const { leg, other, conference } = mine.value
      if (other?.leg !== 'customer') return reject('phone.noSuchCall')
      if (conference !== 'none') return done(await backToRoom(user, mine.value, other))
      const legKeeps = leg === null ? null : await endsForNobody(ami, leg.name)
      const sent = await redirect(other.name, CONTEXTS.retake, phoneUserOf(user))
      // Without an answer it may be done yet: a leg that ended for its customer would then let them go.
      if (isRefused(sent)) await legKeeps?.()
      return done(sent)
    },
    async survey(user, call) {
      const mine = find(user, call)
      if (!mine.ok) return mine
      const { other } = mine.value
      if (other?.leg !== 'customer') return reject('phone.noSuchCall')
      return done(await redirect(other.name, CONTEXTS.survey, 's'))
    },
    async asTwo({ customer, advisor }) {
      const knows = await knowsRooms(ami)
      if (!knows.ok) return knows
      const ways = [
        await set(customer.name, 'STAYS_WITH', advisor.name),
        await set(advisor.name, 'STAYS_WITH', customer.name),
      ]
      for (const told of ways) if (!told.ok) return told
      // How they leave is the customer's business, as it was (dialplan/legs.ts).
      await set(advisor.name, 'CUSTOMER_CHANNEL', customer.name)
      return done(await redirect(customer.name, CONTEXTS.conference, 's', advisor.name))
    },
    async conference(user, call, joined) {
      const [held, consulted] = [find(user, call), find(user, joined)]
      if (!held.ok) return held
      if (!consulted.ok) return consulted
      const { leg, other } = held.value
      const colleague = consulted.value.other
      if (leg === null || other === null || colleague === null) return reject('phone.noSuchCall')
      for (const { name } of [leg, other, colleague]) await set(name, 'ROOM', call)
      // How the colleague leaves is the customer's business from now on (dialplan/legs.ts).
      await set(colleague.name, 'CUSTOMER_CHANNEL', other.name)
      const both = await redirect(other.name, CONTEXTS.conference, 's', leg.name)
      if (!both.ok) return both
      await inRoom(calls, leg, other)
      return done(await redirect(colleague.name, CONTEXTS.conference, 's'))
    },
    async record(user, call, what) {
      const mine = find(user, call)
      if (!mine.ok) return mine
      const channel = mine.value.other
      if (channel?.leg !== 'customer') return reject('phone.noSuchCall')
      const asked = await recording(ami, channel, call, what)
      if (!asked.ok) return asked
      const told = await set(channel.name, 'CALL_RECORDING', asked.value.state)
      if (!told.ok) return told
      calls.recorded(channel.id, asked.value.state)
      return ok(asked.value)
    },
    async simulate({ queue, number }) {
      if (options.demo === null) return reject('phone.demoOnly')
      if (!ami.isHere()) return reject('phone.pbxAway')
      const to = queue ?? options.queues[0]?.id
      if (to === undefined) return reject('phone.noPbx')
      const id = InteractionId.parse(uuidv7(Date.now(), randomBytes(10)))
      const { speech } = options.demo
      const words = speech[Number.parseInt(id.slice(-2), 16) % speech.length] ?? ''
      const started = await ami.send('Originate', {
        ...{ Channel: `Local/${to}@${CONTEXTS.customers}/n`, Context: CONTEXTS.synthetic, Exten: 's', Priority: 1 },
        ...{ CallerID: `<${number ?? options.demo.number}>`, Async: 'true', Timeout: 600_000 },
        Variable: [`__CALL_ID=${id}`, `SPEECH=${words}`],
      })
      return started.ok ? ok({ id, queue: to }) : started
    },
  }
}

/** MixMonitor of the customer's channel: both sides in one file, which leaves the PBX afterwards. */
async function recording(
  ami: Ami,
  { name, recording: before }: Channel,
  call: InteractionId,
  what: z.infer<typeof RecordingRequest>['do'],
): Promise<Result<Recorded, Rejection>> {
  const mute = (state: 0 | 1) => ami.send('MixMonitorMute', { Channel: name, Direction: 'both', State: state })
  const said = (answer: Result<unknown, Rejection>, state: RecordingState): Result<Recorded, Rejection> =>
    answer.ok ? ok({ state, take: null }) : answer
  const running = before === 'on' || before === 'paused'
  switch (what) {
    case 'start': {
      // Two at once on one channel would be two files of the same words.
      if (running) return said(await mute(0), 'on')
      const take = Date.now()
      const begun = await ami.send('MixMonitor', { Channel: name, File: recordingFile(call, take) })
      return begun.ok ? ok({ state: 'on', take }) : begun
    }
    case 'stop':
      return said(await ami.send('StopMixMonitor', { Channel: name }), 'off')
    case 'pause':
      return running ? said(await mute(1), 'paused') : ok({ state: before, take: null })
    case 'resume':
      return running ? said(await mute(0), 'on') : ok({ state: before, take: null })
    case 'refused':
      // Never begun, or ended now: either is what the customer wants.
      await ami.send('StopMixMonitor', { Channel: name })
      return ok({ state: 'refused', take: null })
  }
}
