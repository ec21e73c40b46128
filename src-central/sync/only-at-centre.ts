import type { ParsedCommand } from '#shared/kernel/decide.ts'
import { refKey } from '#shared/kernel/documents.ts'
import { readStored } from '#shared/kernel/model.ts'
import type { QueueDocument } from '#shared/queues/schema.ts'
import type { WriteTransaction } from '../store/port.ts'
import type { EngineParts } from './engine-parts.ts'
import type { Desk, OnlyAtCentre } from './plan.ts'

type Parts = Pick<EngineParts, 'model' | 'pbxNumbers'>

/**
 * What a command is decided with at the centre alone, whenever it is decided: as it comes, when it was held or deposited.
 * A free radicado for a case that has none, or another's: taken only then, so that numbers are not used up. Of the phone
 * numbers that a command is about, those in the register of excluded numbers; and which queues have which numbers.
 * Of a team's queues, which there are.
 */
export async function onlyAtCentre(
  parts: Parts,
  transaction: WriteTransaction,
  { definition, command, touches }: ParsedCommand,
  on: Desk,
): Promise<OnlyAtCentre> {
  const number = touches.find((touch) => touch.kind === 'caseNumber')
  const taken = number !== undefined && on.now.get(refKey(number)) !== undefined
  const lacks = taken || definition.lacksNumber?.(command.payload) === true
  const numbers = definition.numbers?.(command.payload) ?? []
  return {
    ...(lacks ? { spareNumber: String((await transaction.lease('spare', 1)).from) } : {}),
    ...(numbers.length > 0 ? { excludedNumbers: await transaction.excluded(numbers) } : {}),
    ...(definition.namesQueueNumbers?.(command.payload) === true
      ? {
          numbersOfQueues: await numbersOfQueues(parts, transaction, on),
          numbersOfSettings: parts.pbxNumbers ?? new Map(),
        }
      : {}),
    ...(definition.namesQueues?.(command.payload) === true ? await knownQueues(parts, transaction, on) : {}),
  }
}

/** Those that were created, in this very push too, and those of the PBX's settings. */
async function knownQueues(parts: Parts, transaction: WriteTransaction, on: Desk) {
  const stored = [...(await transaction.lockQueueNumbers()), ...on.now.values()].filter(({ kind }) => kind === 'queue')
  const created = stored.flatMap((one) => {
    const read = readStored(parts.model, 'queue', one)
    return read.ok ? [read.value.code] : []
  })
  const codes = new Set<string>([...created, ...(parts.pbxNumbers?.keys() ?? [])])
  return codes.size === 0 ? {} : { knownQueues: codes }
}

/** With what this very push has changed; a queue whose numbers nobody has set has those of the PBX's settings. */
async function numbersOfQueues(parts: Parts, transaction: WriteTransaction, on: Desk) {
  const queues = new Map<string, QueueDocument>()
  for (const stored of await transaction.lockQueueNumbers()) {
    const read = readStored(parts.model, 'queue', on.now.get(refKey(stored)) ?? stored)
    if (read.ok) queues.set(read.value.code, read.value)
  }
  const all = new Map(parts.pbxNumbers ?? [])
  for (const { code, numbers } of queues.values()) if (numbers) all.set(code, numbers)
  return new Map([...all].flatMap(([code, numbers]) => numbers.map((number) => [number, code] as const)))
}
