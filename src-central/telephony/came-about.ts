import { setTimeout as sleep } from 'node:timers/promises'

const LOOK_MS = 20

/** Waits for what the events of the PBX will show. @returns whether it came about within so many ms */
export async function cameAbout(holds: () => boolean, ms: number): Promise<boolean> {
  for (const end = Date.now() + ms; !holds(); await sleep(LOOK_MS)) if (Date.now() >= end) return false
  return true
}
