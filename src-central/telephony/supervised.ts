import { randomBytes } from 'node:crypto'
import { type InteractionId, type UserId, uuidv7 } from '#shared/kernel/ids.ts'
import { ok, type Rejection, type Result, reject } from '#shared/kernel/result.ts'
import { SUPERVISION_ACTS } from '#shared/supervision/board.ts'
import { phoneUserOf } from '#shared/telephony/account.ts'
import type { SupervisedPbx, Supervision } from '../supervision/supervised-pbx.ts'
import type { Ami } from './ami/client.ts'
import type { Calls } from './calls/follow.ts'
import type { Part } from './calls/parts.ts'
import { CONTEXTS } from './configuration/names.ts'
import { isRegistered } from './endpoints.ts'
import type { Keeping } from './presence/keeping.ts'
import { takeCall } from './take.ts'

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
    if (asked.act === 'take') return take(part, asked.by)
    const rung = await ami.send('Originate', {
      ...{ Channel: `Local/${by}@${CONTEXTS.supervision}/n`, Async: 'true', Timeout: 30_000 },
      ...{ ...joining(asked.act, leg.name), CallerID: `<${phoneUserOf(asked.advisor)}>` },
      Variable: [
        `__CALL_ID=${uuidv7(Date.now(), randomBytes(10))}`,
        `__SUPERVISION=${asked.act}`,
        `SUPERVISES=${asked.act}/${asked.by}/${asked.call}`,
      ],
    })
    return rung.ok ? ok(null) : rung
  }
  return {
    can: () => (ami.isHere() ? SUPERVISION_ACTS : []),
    async perform(asked) {
      if (!ami.isHere()) return reject('phone.pbxAway')
      if (asked.act !== 'presence') return onCall(asked)
      return keeping.force(asked.advisor, asked)
    },
  }
}
