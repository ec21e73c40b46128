import { ok, type Rejection, type Result } from '#shared/kernel/result.ts'
import { type Ami, isRefused } from './ami/client.ts'
import { entriesUnder } from './ami/database.ts'
import { NUMBERS_FAMILY } from './configuration/names.ts'

/** Writes to a running PBX which queue each number reaches. */
export interface NumberWriter {
  write(plan: ReadonlyMap<string, string>): Promise<Result<null, Rejection>>
  /** The PBX may have begun anew, or another centre may have written there. */
  forget(): void
}

export function numberWriter(ami: Ami): NumberWriter {
  /** What the PBX has; null: not known. */
  let there: Map<string, string> | null = null

  async function known(): Promise<Result<Map<string, string>, Rejection>> {
    if (there !== null) return ok(there)
    const entries = await entriesUnder(ami, NUMBERS_FAMILY)
    if (!entries.ok) return entries
    there = new Map(entries.value)
    return ok(there)
  }

  return {
    forget() {
      there = null
    },
    async write(plan) {
      const has = await known()
      if (!has.ok) return has
      for (const [number, queue] of plan) {
        if (has.value.get(number) === queue) continue
        const put = await ami.send('DBPut', { Family: NUMBERS_FAMILY, Key: number, Val: queue })
        if (!put.ok) return put
        has.value.set(number, queue)
      }
      for (const number of [...has.value.keys()].filter((one) => !plan.has(one))) {
        const gone = await ami.send('DBDel', { Family: NUMBERS_FAMILY, Key: number })
        // Another node may have taken it away.
        if (!gone.ok && !isRefused(gone)) return gone
        has.value.delete(number)
      }
      return ok(null)
    },
  }
}
