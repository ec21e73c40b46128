import { randomBytes } from 'node:crypto'
import { type InteractionId, type UserId, uuidv7 } from '#shared/kernel/ids.ts'
import { ok, type Rejection, type Result, reject } from '#shared/kernel/result.ts'
import { SUPERVISION_ACTS } from '#shared/supervision/board.ts'
import { phoneUserOf } from '#shared/telephony/account.ts'
import type { SupervisedPbx, Supervision } from '../supervision/supervised-pbx.ts'
import type { Ami } from './ami/client.ts'
import type { Calls } from './calls/follow.ts'
import type { Part } from './calls/parts.ts'
import { cameAbout } from './came-about.ts'
import { CONTEXTS, HUNG_UP } from './configuration/names.ts'
import { isRegistered } from './endpoints.ts'
import type { Keeping } from './presence/keeping.ts'
import { RINGS_MS, takeCall } from './take.ts'

/** How ChanSpy joins. E and S: it ends with the call. */
const SPY = { listen: 'qES', whisper: 'qwES' } as const

/**
 * How a coordinator joins the leg of an advisor: hears both, and is heard by nobody or by the advisor alone; or is a third
 * party of its bridge. ChanSpy's own barge (B) is not used: a coordinator at 48 kHz reached a customer at 8 kHz six times
 * too slow, in about half of the calls (docs/telephony.md).
 */
const joining = (act: keyof typeof SPY | 'barge', leg: string) =>
  act === 'barge' ? { Application: 'BridgeAdd', Data: leg } : { Application: 'ChanSpy', Data: `${leg},${SPY[act]}` }

interface Parts {
  readonly ami: Ami
  readonly calls: Calls
  readonly keeping: Keeping
  /** How long a coordinator's telephone rings that is to take a call; tests take shorter ones. */
  readonly ringsMs?: number
}

/** How long a channel that is hung up may take to be gone. */
const GOES_MS = 2_000

/** What a coordinator does from the board, done by the PBX: their own console rings with `X-Supervision`. */
export function supervisedPbx({ ami, calls, keeping, ringsMs }: Parts): SupervisedPbx {
  /** Calls whose coordinator is being rung: rung twice they would answer twice, and the second answer ends the first. */
  const taking = new Set<InteractionId>()
  async function take(part: Part, by: UserId): Promise<Result<null, Rejection>> {
    if (taking.has(part.call)) return reject('supervision.notNow')
    taking.add(part.call)
    try {
      return await takeCall({ ami, calls, ...(ringsMs === undefined ? {} : { ringsMs }) }, part, by)
    } finally {
      taking.delete(part.call)
    }
  }
  async function onCall(asked: Exclude<Supervision, { act: 'presence' }>): Promise<Result<null, Rejection>> {
    const part = [...calls.parts.values()].find(({ advisor, call }) => advisor === asked.advisor && call === asked.call)
    const leg = part === undefined ? undefined : calls.channels.get(part.id)
    if (part === undefined || leg === undefined) return reject('phone.noSuchCall')
    if (asked.by === asked.advisor) return reject('supervision.notNow')
    const by = phoneUserOf(asked.by)
    const there = await isRegistered(ami, by)
    if (!there.ok) return there
    if (!there.value) return reject('phone.notRegistered')
    if (asked.act === 'take') {
      const taken = await take(part, asked.by)
      if (taken.ok) await endHearing(asked.by)
      return taken
    }
    await endHearing(asked.by)
    const rung = await ami.send('Originate', {
      ...{ Channel: `Local/${by}@${CONTEXTS.supervision}/n`, Async: 'true', Timeout: 30_000 },
      ...{ ...joining(asked.act, leg.name), CallerID: `<${phoneUserOf(asked.advisor)}>` },
      Variable: [
        `__CALL_ID=${uuidv7(Date.now(), randomBytes(10))}`,
        `__SUPERVISION=${asked.act}`,
        `SUPERVISES=${asked.act}/${asked.by}/${asked.call}`,
      ],
    })
    if (!rung.ok) return rung
    const answered = () => hearing(asked.by).some(({ state }) => state === 'up')
    if (await cameAbout(answered, ringsMs ?? RINGS_MS)) return ok(null)
    await endHearing(asked.by)
    return reject('supervision.notAnswered')
  }
  /** What a coordinator hears, whispers into or has entered. */
  const hearing = (by: UserId) => [...calls.channels.values()].filter(({ supervises }) => supervises?.by === by)
  /** One at a time: what was heard before ends first, or the telephone would have no room for what comes. */
  async function endHearing(by: UserId): Promise<void> {
    const before = hearing(by)
    for (const { name } of before) await ami.send('Hangup', { Channel: name, Cause: HUNG_UP })
    await cameAbout(() => before.every(({ id }) => !calls.channels.has(id)), GOES_MS)
  }
  /** Who asks twice at once is answered one after the other. */
  const asking = new Map<UserId, Promise<unknown>>()
  function inTurn<T>(by: UserId, act: () => Promise<T>): Promise<T> {
    const done = (asking.get(by) ?? Promise.resolve()).then(act)
    asking.set(
      by,
      done.catch(() => {}),
    )
    return done
  }
  return {
    can: () => (ami.isHere() ? SUPERVISION_ACTS : []),
    async perform(asked) {
      if (!ami.isHere()) return reject('phone.pbxAway')
      if (asked.act === 'take') return onCall(asked)
      if (asked.act !== 'presence') return inTurn(asked.by, () => onCall(asked))
      return keeping.force(asked.advisor, asked)
    },
  }
}
