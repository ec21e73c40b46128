import type { Interaction } from '#shared/interactions/schema.ts'
import type { Model } from '#shared/kernel/model.ts'
import { SAID_WITHIN_MS } from '#shared/sync/waits.ts'
import type { SqlConnection } from '../store/sql/client.ts'
import { keptAmong } from '../supervision/event-store.ts'
import type { Ami } from './ami/client.ts'
import type { Channel } from './calls/channels.ts'
import type { PbxFact } from './calls/told.ts'
import { cutOffOf, endingsOf, joinedBefore, type PbxRun } from './cut-off-meanwhile.ts'
import { endsLeft } from './left-meanwhile.ts'
import { lostOf, openCalls } from './lost-meanwhile.ts'

interface Parts {
  readonly ami: Pick<Ami, 'list' | 'send'>
  readonly client: SqlConnection
  readonly model: Model
  /** Whose desks calls may have rung at. */
  readonly people: () => Promise<readonly string[]>
  /** Those that the PBX has listed, by Uniqueid. */
  readonly channels: ReadonlyMap<string, Pick<Channel, 'call'>>
  readonly add: (facts: readonly PbxFact[]) => void
  readonly failed: (failure: unknown) => void
  readonly now: () => number
  /** For so long consoles may still be sending what they did while the centre was away. */
  readonly consolesSayMs?: number
}

/**
 * Once after the centre's start: what became of the calls that its database has and the PBX has not. What ends from then on
 * is heard, or missing at the next connection (calls/follow.ts).
 */
export function settling(parts: Parts) {
  const { ami, client, model, people, channels, add, failed, now, consolesSayMs = SAID_WITHIN_MS } = parts
  let isSettled = false
  let isClosed = false
  let later: NodeJS.Timeout | undefined
  /** The one that is under way: the PBX may be here again before it has ended. */
  let running: Promise<void> = Promise.resolve()
  const open = async () => openCalls(client, model, await people(), now())
  const say = (facts: readonly PbxFact[]): void => {
    if (!isClosed) add(facts)
  }

  /** @returns whether the PBX could be asked */
  async function cutOff(calls: readonly Interaction[], run: PbxRun, consolesSaid: boolean): Promise<boolean> {
    // The clocks of the PBX and the centre may differ: what is there goes on.
    const there = new Set([...channels.values()].map(({ call }) => call))
    const gone = calls
      .filter(({ id }) => !there.has(id))
      .map((interaction) => ({ interaction, joined: joinedBefore(interaction, run) }))
      .filter(({ joined }) => joined.length > 0)
    // Before what is kept is read: what is left goes once it is kept.
    const left = await endsLeft(ami)
    if (!left.ok) return false
    const kept = await keptAmong(client, gone.flatMap(endingsOf))
    const told = new Set([...left.value, ...kept])
    say(gone.flatMap((one) => cutOffOf(one, run, { told, consolesSaid }, now()) ?? []))
    return true
  }
  /** When consoles have had their time; again where PBX or database were away then. */
  function lookLater(run: PbxRun): void {
    if (isClosed) return
    later = setTimeout(async () => {
      const isDone = await open()
        .then((calls) => cutOff(calls, run, true))
        .catch((failure: unknown) => {
          failed(failure)
          return false
        })
      if (!isDone) lookLater(run)
    }, consolesSayMs)
    later.unref()
  }
  async function settleOnce(since: number | null): Promise<void> {
    if (isSettled || isClosed) return
    const settings = await ami.send('CoreSettings')
    if (!settings.ok) return
    const pbx = settings.value.fields.SystemName ?? ''
    const calls = await open()
    say(calls.flatMap((one) => lostOf(one, pbx, (channel) => channels.has(channel), now()) ?? []))
    if (since !== null) {
      const run = { pbx, since }
      if (!(await cutOff(calls, run, false))) return
      lookLater(run)
    }
    isSettled = true
  }
  return {
    /** @param since when this Asterisk began to run, unix ms; null: it does not say */
    settle(since: number | null): Promise<void> {
      const next = () => settleOnce(since)
      // Whoever asked for the one before hears of its failure.
      running = running.then(next, next)
      return running
    },
    close() {
      isClosed = true
      clearTimeout(later)
    },
  }
}
