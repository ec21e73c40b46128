import type { Console } from '#shared/console/contract.ts'

/** While so many wait to be sent, bulk work rests: what people do meanwhile is not held up behind it. */
const WAITING = 400
const REST_MS = 250

/** Waits until few enough commands wait to be sent, or until it is told to stop. */
export async function restUntilSent(console: Console, stopped: () => boolean): Promise<void> {
  while (!stopped() && (await console.query('sync.status', {})).pending > WAITING)
    await new Promise((rested) => setTimeout(rested, REST_MS))
}
