import type { ParsedCommand } from '#shared/kernel/decide.ts'
import { refKey } from '#shared/kernel/documents.ts'
import type { WriteTransaction } from '../store/port.ts'
import type { Desk, OnlyAtCentre } from './plan.ts'

/**
 * What a command is decided with at the centre alone, whenever it is decided: as it comes, when it was held or deposited.
 * A free radicado for a case that has none, or another's: taken only then, so that numbers are not used up. Of the phone
 * numbers that a command is about, those in the register of excluded numbers.
 */
export async function onlyAtCentre(
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
  }
}
