import type { z } from 'zod'
import type { InteractionId, UserId } from '#shared/kernel/ids.ts'
import { instantOf } from '#shared/kernel/instants.ts'
import { ok, type Rejection, type Result, reject } from '#shared/kernel/result.ts'
import { type PhoneAccount, phoneUserOf } from '#shared/telephony/account.ts'
import type {
  CallsResponse,
  OtherConsole,
  PresenceRequest,
  PresenceResponse,
  RecordingRequest,
  RecordingState,
  SimulateRequest,
  SimulateResponse,
} from '#shared/telephony/bridge-api.ts'
import type { ColleaguesResponse } from '#shared/telephony/colleagues.ts'
import type { PbxEvent } from '#shared/telephony/pbx-events.ts'
import type { SqlClient } from '../store/sql/client.ts'
import type { SupervisedPbx } from '../supervision/supervised-pbx.ts'
import type { EngineParts } from '../sync/engine-parts.ts'
import { accountOf } from './account.ts'
import { type Ami, openAmi } from './ami/client.ts'
import { isAnotherRun } from './another-run.ts'
import { beginning } from './beginning.ts'
import { type CallActions, callActions } from './call-actions.ts'
import { type Calls, followCalls } from './calls/follow.ts'
import { bridgeCallOf, callsOf, dialledBy } from './calls/mine.ts'
import { factOf, hasCall, type Told } from './calls/told.ts'
import { HUNG_UP } from './configuration/names.ts'
import { type Directory, penaltyOf, queuesOf, readDirectory, teamOf } from './directory.ts'
import { isElsewhere, leaverEndpoints, putEndpoint } from './endpoints.ts'
import { factWriter } from './facts.ts'
import { askFront } from './front.ts'
import { leftParts } from './left-meanwhile.ts'
import { lineEvent } from './line-event.ts'
import { otherConsole } from './other-console.ts'
import type { PhoneOptions } from './phone-options.ts'
import { colleaguesOf } from './presence/colleagues.ts'
import { startKeeping } from './presence/keeping.ts'
import { leases } from './presence/leases.ts'
import { queueWriter } from './queue-writer.ts'
import { leaving, rooms } from './rooms.ts'
import { settling } from './settle-meanwhile.ts'
import { supervisedPbx } from './supervised.ts'
import { thirdParties } from './third-parties.ts'
import { unattended } from './unattended.ts'

export interface BridgeParts {
  readonly options: PhoneOptions
  readonly client: SqlClient
  readonly engine: EngineParts
  readonly key: Uint8Array
  /** What happened at the PBX, for the board. */
  readonly hear: (events: readonly PbxEvent[]) => void
  /** The PBX was heard. */
  readonly alive: () => void
  readonly failed: (failure: unknown) => void
  /** Unix ms. */
  readonly now: () => number
}

/** The centre's bridge to one PBX: what consoles ask of it, and what becomes of what it tells. */
export interface Bridge {
  readonly actions: CallActions
  readonly calls: Calls
  readonly isHere: () => boolean
  /** For the board. */
  readonly supervised: SupervisedPbx
  account(user: UserId): Promise<Result<PhoneAccount, Rejection>>
  presence(user: UserId, told: PresenceRequest): Promise<Result<PresenceResponse, Rejection>>
  callsOf(user: UserId): CallsResponse
  /** Who else can take a call, by what the screens say. */
  colleagues(user: UserId): Promise<ColleaguesResponse>
  /** What they do at another console than that of the contact `mine`. */
  otherConsole(user: UserId, mine: string): Promise<Result<OtherConsole, Rejection>>
  recording(
    user: UserId,
    call: InteractionId,
    what: z.infer<typeof RecordingRequest>['do'],
  ): Promise<Result<RecordingState, Rejection>>
  simulate(request: z.infer<typeof SimulateRequest>): Promise<Result<SimulateResponse, Rejection>>
  /** When everything heard so far is written. */
  settled(): Promise<void>
  close(): Promise<void>
}

/** How often the board hears that the PBX is there. */
const ALIVE_MS = 2_000
/** How often the calls that were followed are held against those that the PBX lists. */
const COMPARE_MS = 5_000

export function openBridge(parts: BridgeParts): Bridge {
  const { options, client, engine, now, failed } = parts
  const calls = followCalls(options.name)
  const isGone = askFront(options.front)
  const directory = (): Promise<Directory> => readDirectory(client, engine.model)
  const facts = factWriter({ engine, failed, teamOf: async (of) => teamOf(await directory(), of) })

  function tell({ events, facts: told }: Told): void {
    if (events.length > 0) parts.hear(events)
    facts.add(told)
  }

  /** After every connection: everything as the PBX has it now, queues as the coordinator set them, then members as the screens say. */
  const following = beginning({
    list: (action) => ami.list(action),
    begin(channels, queues) {
      thirds.begin(channels)
      tell(calls.begin(channels, queues, now(), restarted))
      restarted = false
      conferences.begin(channels)
    },
    hear(message) {
      thirds.hear(message)
      tell(calls.hear(message, now()))
      conferences.hear(message)
    },
    async begun() {
      writer.forget()
      leavers.forget()
      await keeping.agree()
      await left(false)
      await meanwhile.settle(bootedAt)
    },
    failed,
  })

  let awaySince: number | null = null
  /** Unix ms at which the Asterisk that is there began to run; null: it does not say. */
  let bootedAt: number | null = null
  /** Another Asterisk runs than the one whose calls were followed: those are over, and nobody has hung up. */
  let restarted = false
  const ami: Ami = openAmi({
    ...options.ami,
    dice: Math.random,
    here(upMs) {
      if (awaySince !== null && isAnotherRun({ bootedAt, awaySince, now: now(), upMs })) restarted = true
      bootedAt = upMs === null ? null : now() - upMs
      awaySince = null
      following.here()
    },
    away() {
      awaySince ??= now()
      following.away()
      parts.hear([{ type: 'bridgeDisconnected', id: `${options.name}/away/${now()}`, at: now(), pbx: options.name }])
    },
    event: following.event,
    failed,
  })
  const thirds = thirdParties((channel) => void ami.send('Hangup', { Channel: channel, Cause: HUNG_UP }).catch(failed))
  /** As consoles see it: one whose calls are not known yet is away, or theirs would be taken for over. */
  const isHere = () => ami.isHere() && following.hasBegun()
  const begun: Ami = { ...ami, isHere }
  const actions = callActions({ ami: begun, calls, options })
  const conferences = rooms(calls, leaving(calls, actions.asTwo, failed))
  const writer = queueWriter({ ami, begun: options.queues, now, failed })
  const leavers = leaverEndpoints(ami)
  const meanwhile = settling({
    ...{ ami, client, model: engine.model, channels: calls.channels, add: facts.add, failed, now },
    people: async () => [...(await directory()).users.keys()],
  })
  const left = leftParts({ ami, client, pbx: options.name, tell, written: facts.settled, now })
  const keeping = startKeeping({
    settle: async (known) => {
      await writer.write(known)
      await leavers.remove(known)
    },
    ami,
    client,
    pbx: options.name,
    queuesOf: (known, user) =>
      queuesOf(known, user, options.queues).map(({ id, ringSeconds }) => ({
        ...{ id, ringSeconds, penalty: penaltyOf(known, user, id) },
      })),
    directory,
    hear: parts.hear,
    now,
    failed,
  })
  const endUnattended = unattended({ ami, calls, isGone, now })
  const beat = setInterval(() => {
    if (ami.isHere()) parts.alive()
    if (isHere()) endUnattended().catch(failed)
  }, ALIVE_MS)
  /** No call lives on here that is over there. */
  const compared = setInterval(() => {
    if (!isHere()) return
    ami
      .list('CoreShowChannels')
      .then((listed) => {
        if (listed.ok) tell(calls.compare(listed.value, now()))
        return left(true)
      })
      .catch(failed)
  }, COMPARE_MS)

  return {
    actions,
    calls,
    isHere,
    supervised: supervisedPbx({ ami: begun, calls, keeping }),
    async account(user) {
      const known = await directory()
      const person = known.users.get(user)
      if (person === undefined) return reject('document.unknown')
      const account = accountOf(options, parts.key, person, queuesOf(known, user, options.queues), now())
      const put = await putEndpoint(ami, account)
      return put.ok ? ok(account) : put
    },
    async presence(user, told) {
      const { contact } = told
      // The newer console's word counts, and only there can the person be rung.
      if (contact !== undefined && isHere() && (await isElsewhere({ ami, isGone }, phoneUserOf(user), contact)))
        return ok({ agreed: told.state, by: null, reason: null, elsewhere: true, queues: [] })
      // The queues do not ring whose console of before still dials.
      if (isHere()) await endUnattended(user)
      // The screen's word is kept also while the PBX is away: it hears it when it is back.
      const agreed = await keeping.tell(user, told)
      const measured = told.line && lineEvent(calls, options.name, user, told.line, now())
      if (measured) parts.hear([measured])
      return isHere() ? ok(agreed) : reject('phone.pbxAway')
    },
    callsOf: (user) => ({
      calls: callsOf(calls, user).map((mine) => bridgeCallOf(calls.channels, mine)),
      ...(isHere() ? { dialled: [...dialledBy(calls, user, now())] } : {}),
      pbx: isHere() ? 'here' : 'away',
    }),
    colleagues: async (user) => colleaguesOf(await directory(), await leases(client), user),
    otherConsole: async (user, mine) =>
      isHere() ? otherConsole({ ami, calls, isGone }, user, mine) : reject('phone.pbxAway'),
    async recording(user, call, what) {
      const done = await actions.record(user, call, what)
      const customer = callsOf(calls, user).find(({ id }) => id === call)?.other
      if (done.ok && customer !== undefined && customer !== null && hasCall(customer)) {
        const key = `${customer.id}/recording/${now()}`
        const { state, take } = done.value
        const entry = { key, at: instantOf(now()), kind: 'recording' as const, is: state }
        facts.add([factOf(customer, take === null ? entry : { ...entry, take })])
      }
      return done.ok ? ok(done.value.state) : done
    },
    simulate: (request) => actions.simulate(request),
    settled: facts.settled,
    async close() {
      clearInterval(beat)
      clearInterval(compared)
      meanwhile.close()
      await keeping.stop()
      following.away()
      ami.close()
      await facts.stop()
    },
  }
}
