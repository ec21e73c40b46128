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
  let later: NodeJS.Timeout | undefined
  let isClosed = false
  const open = async () => openCalls(client, model, await people(), now())

  /** @returns whether the PBX could be asked */
  async function cutOff(run: PbxRun, consolesSaid: boolean): Promise<boolean> {
    // The clocks of the PBX and the centre may differ: what is there goes on.
    const there = new Set([...channels.values()].map(({ call }) => call))
    const calls = (await open()).filter((one) => !there.has(one.id) && joinedBefore(one, run).length > 0)
    // Before what is kept is read: what is left goes once it is kept.
    const left = await endsLeft(ami)
    if (!left.ok) return false
    const names = calls.flatMap((one) => endingsOf(one, joinedBefore(one, run)))
    const told = new Set([...left.value, ...(await keptAmong(client, names))])
    add(calls.flatMap((one) => cutOffOf(one, run, { told, consolesSaid }, now()) ?? []))
    return true
  }
  /** When consoles have had their time; again where PBX or database were away then. */
  function lookLater(run: PbxRun): void {
    later = setTimeout(async () => {
      const isDone = await cutOff(run, true).catch((failure: unknown) => {
        failed(failure)
        return false
      })
      if (!isDone && !isClosed) lookLater(run)
    }, consolesSayMs)
    later.unref()
  }
  return {
    /** @param since when this Asterisk began to run, unix ms; null: it does not say */
    async settle(since: number | null): Promise<void> {
      if (isSettled) return
      const settings = await ami.send('CoreSettings')
      if (!settings.ok) return
      const pbx = settings.value.fields.SystemName ?? ''
      add((await open()).flatMap((one) => lostOf(one, pbx, (channel) => channels.has(channel), now()) ?? []))
      if (since !== null) {
        const run = { pbx, since }
        if (!(await cutOff(run, false))) return
        lookLater(run)
      }
      isSettled = true
    },
    close() {
      isClosed = true
      clearTimeout(later)
    },
  }
}
