import { parsePhone } from '#shared/identifiers/phone.ts'
import { ok, type Rejection, type Result } from '#shared/kernel/result.ts'

/** Extensions of the PBX and its feature codes. */
const INTERNAL = /^\*?\d{2,5}$/

/** What a person typed as the PBX dials it: an extension as it is, a Colombian number by its ten digits. */
export function dialledNumber(typed: string): Result<string, Rejection> {
  const plain = typed.replace(/[\s-]/g, '')
  if (INTERNAL.test(plain)) return ok(plain)
  const parsed = parsePhone(typed)
  return parsed.ok ? ok(parsed.value.number) : parsed
}
