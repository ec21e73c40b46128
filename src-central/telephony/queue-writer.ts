import { bogotaDate, yearOf } from '#shared/calendar/civil-date.ts'
import { instantOf } from '#shared/kernel/instants.ts'
import { ok, type Rejection, type Result } from '#shared/kernel/result.ts'
import type { Queue } from '#shared/telephony/queues.ts'
import { type Ami, isRefused } from './ami/client.ts'
import type { AmiFields } from './ami/messages.ts'
import { written } from './configuration/conf.ts'
import { QUEUES_FAMILY } from './configuration/names.ts'
import { queueOptions } from './configuration/queue.ts'
import { HOLIDAYS_FAMILY, holidayEntries, numberEntries, queueEntries } from './configuration/queue-plan.ts'
import { type Directory, queuesKnown } from './directory.ts'
import type { QueueOfPbx } from './phone-options.ts'
import { numberWriter } from './queue-numbers.ts'
import { ringWriter } from './queue-rings.ts'

export interface QueueWriterParts {
  readonly ami: Ami
  /** Those that the PBX began with. */
  readonly begun: readonly QueueOfPbx[]
  /** Unix ms. */
  readonly now: () => number
  readonly failed: (failure: unknown) => void
}

/** Writes to a running PBX what the coordinator set of its queues. */
export interface QueueWriter {
  /** Writes what is not written yet. What was refused is said once; what the database refused is tried again at the next call. */
  write(directory: Directory): Promise<void>
  /** The PBX may have begun anew: everything is written again. */
  forget(): void
}

/** One action that makes the section of a queue; the file keeps it over restarts of the PBX. */
function sectionOf({ id, ringSeconds }: Queue): AmiFields {
  const lines = Object.entries(queueOptions(ringSeconds)).flatMap(([name, value], index) => {
    const number = String(index + 1).padStart(6, '0')
    return [
      [`Action-${number}`, 'Append'],
      [`Cat-${number}`, id],
      [`Var-${number}`, name],
      // None of a queue's options has several values.
      [
        `Value-${number}`,
        Array.isArray(value) ? value.join(',') : written(value as Exclude<typeof value, readonly string[]>),
      ],
    ]
  })
  return {
    SrcFilename: 'queues.conf',
    DstFilename: 'queues.conf',
    'Action-000000': 'NewCat',
    'Cat-000000': id,
    ...Object.fromEntries(lines),
  }
}

export function queueWriter({ ami, begun, now, failed }: QueueWriterParts): QueueWriter {
  const known = new Map<string, string>()
  const numbers = numberWriter(ami)
  const rings = ringWriter(ami)
  /** What was said already of what cannot be written. */
  const told = new Set<string>()
  function tellOnce(what: string, answer: Result<unknown, Rejection>): void {
    if (answer.ok || !isRefused(answer) || told.has(what)) return
    told.add(what)
    failed(new Error(`the PBX did not take ${what}: ${answer.error.facts?.said ?? ''}`))
  }

  /** Once each: what the PBX has already is not asked of it again. */
  async function put(family: string, key: string, value: string): Promise<Result<null, Rejection>> {
    const name = `${family}/${key}`
    if (known.get(name) === value) return ok(null)
    const done = await ami.send('DBPut', { Family: family, Key: key, Val: value })
    if (!done.ok) return done
    known.set(name, value)
    return ok(null)
  }

  async function make(missing: readonly Queue[]): Promise<void> {
    for (const queue of missing) {
      const made = await ami.send('UpdateConfig', sectionOf(queue))
      // Refused also where the file has it though the PBX does not: reading it is what is left to do.
      tellOnce(`the queue ${queue.id}`, made)
      const read = await ami.send('QueueReload', { Members: 'no', Rules: 'no', Parameters: 'yes' })
      if (isRefused(made) && read.ok) known.set(`queue/${queue.id}`, '')
    }
  }

  async function putAll({ queues }: Directory): Promise<Result<null, Rejection>> {
    for (const date of holidayEntries(yearOf(bogotaDate(instantOf(now()))))) {
      const done = await put(HOLIDAYS_FAMILY, date, '1')
      if (!done.ok) return done
    }
    for (const queue of queues.values())
      for (const [key, value] of queueEntries(queue)) {
        const done = await put(QUEUES_FAMILY, `${queue.code}/${key}`, value)
        if (!done.ok) return done
      }
    return ok(null)
  }

  return {
    forget() {
      known.clear()
      numbers.forget()
      rings.forget()
    },
    async write(directory) {
      if (!ami.isHere()) return
      const done = await putAll(directory)
      tellOnce('what its queues say and when they are open', done)
      // No number reaches a queue that the dialplan knows nothing of.
      if (!done.ok) return
      tellOnce('which number reaches which queue', await numbers.write(numberEntries(directory.queues, begun)))
      await addMissing(directory)
      tellOnce('for how long its queues ring', await rings.write(queuesKnown(directory, begun)))
    },
  }

  async function addMissing(directory: Directory): Promise<void> {
    const added = queuesKnown(directory, begun).filter(({ id }) => !known.has(`queue/${id}`))
    if (added.length === 0) return
    const listed = await ami.list('QueueStatus')
    if (!listed.ok) return
    const there = new Set(listed.value.map(({ fields }) => (fields.Event === 'QueueParams' ? fields.Queue : undefined)))
    await make(added.filter(({ id }) => !there.has(id)))
    for (const { id } of added) if (there.has(id)) known.set(`queue/${id}`, '')
  }
}
