import { ok, type Rejection, type Result } from '#shared/kernel/result.ts'
import type { Queue } from '#shared/telephony/queues.ts'
import { type Ami, isRefused } from './ami/client.ts'
import type { AmiFields } from './ami/messages.ts'

/** Each takes four lines of an action, which has 128 at most. */
const AT_ONCE = 25

type Answer = Result<null, Rejection>

/** Writes to a running PBX for how long each queue rings at an advisor; who waits or talks is not disturbed. */
export interface RingWriter {
  /** What the PBX has refused is refused without asking it, until something else is wanted or it may have begun anew. */
  write(queues: readonly Queue[]): Promise<Answer>
  /** The PBX may have begun anew. */
  forget(): void
}

/** The seconds of each section, of the answer to `GetConfig`: `Category-000001: servicio`, `Line-000001-000002: timeout=20`. */
export function ringsIn(fields: Readonly<Record<string, string>>): ReadonlyMap<string, number> {
  return new Map(
    Object.entries(fields).flatMap(([key, value]): [string, number][] => {
      const [, section] = /^Line-(\d+)-\d+$/.exec(key) ?? []
      const [, seconds] = /^timeout=(\d+)$/.exec(value) ?? []
      const queue = fields[`Category-${section}`]
      return seconds === undefined || queue === undefined ? [] : [[queue, Number(seconds)]]
    }),
  )
}

const changing = (queues: readonly Queue[]): AmiFields => ({
  SrcFilename: 'queues.conf',
  DstFilename: 'queues.conf',
  ...Object.fromEntries(
    queues.flatMap(({ id, ringSeconds }, index) => {
      const number = String(index).padStart(6, '0')
      return [
        [`Action-${number}`, 'Update'],
        [`Cat-${number}`, id],
        [`Var-${number}`, 'timeout'],
        [`Value-${number}`, ringSeconds],
      ]
    }),
  ),
})

export function ringWriter(ami: Ami): RingWriter {
  const known = new Map<string, number>()
  /** The file may have another word than the queues that run. */
  let isToBeRead = false
  let refused: { readonly wanted: string; readonly as: Answer } | null = null

  /** As many as the PBX takes: it has none of a part that it refused. */
  async function change(others: readonly Queue[]): Promise<Answer> {
    for (let at = 0; at < others.length; at += AT_ONCE) {
      const written = await ami.send('UpdateConfig', changing(others.slice(at, at + AT_ONCE)))
      isToBeRead ||= written.ok || !isRefused(written)
      if (!written.ok) return written
    }
    return ok(null)
  }

  async function agree(queues: readonly Queue[]): Promise<Answer> {
    const file = await ami.send('GetConfig', { Filename: 'queues.conf' })
    if (!file.ok) return file
    const has = ringsIn(file.value.fields)
    const changed = await change(queues.filter(({ id, ringSeconds }) => has.has(id) && has.get(id) !== ringSeconds))
    if (isToBeRead) {
      const read = await ami.send('QueueReload', { Members: 'no', Rules: 'no', Parameters: 'yes' })
      if (!read.ok) return read
      isToBeRead = false
    }
    // One that the file does not have is made with its seconds.
    if (changed.ok) for (const { id, ringSeconds } of queues) known.set(id, ringSeconds)
    return changed
  }

  return {
    forget() {
      known.clear()
      refused = null
    },
    async write(queues) {
      const wanted = JSON.stringify(queues.map(({ id, ringSeconds }) => [id, ringSeconds]))
      if (refused?.wanted === wanted) return refused.as
      if (!isToBeRead && queues.every(({ id, ringSeconds }) => known.get(id) === ringSeconds)) return ok(null)
      const as = await agree(queues)
      refused = isRefused(as) ? { wanted, as } : null
      return as
    },
  }
}
