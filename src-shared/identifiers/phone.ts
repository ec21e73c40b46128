import { z } from 'zod'
import { ok, type Rejection, type Result, reject } from '../kernel/result.ts'

const MOBILE = /^3\d{9}$/
/** 601, 602, 604 to 608, then 7 digits (10-digit numbering since September 2021). */
const LANDLINE = /^60[1245678]\d{7}$/

/** Ten national digits; the extension kept apart. */
export const Phone = z.object({
  number: z.string().refine((number) => MOBILE.test(number) || LANDLINE.test(number), 'phone.malformed'),
  extension: z
    .string()
    .regex(/^\d{1,6}$/, 'phone.extensionMalformed')
    .nullable(),
})
export type Phone = z.infer<typeof Phone>

/**
 * Reads a Colombian number as people write it, with or without +57 and with an extension behind «ext».
 * @returns `phone.oldLandline` for the seven digits used before 2021, or `phone.malformed`
 */
export function parsePhone(typed: string): Result<Phone, Rejection> {
  const [main = '', extension] = typed.split(/\s*(?:ext\.?|extensión|x)\s*/i)
  const digits = main.replace(/[\s().-]/g, '').replace(/^(?:\+|00)?57(?=\d{10}$)/, '')
  if (/^[2-8]\d{6}$/.test(digits)) return reject('phone.oldLandline')
  const parsed = Phone.safeParse({ number: digits, extension: extension === undefined ? null : extension.trim() })
  return parsed.success ? ok(parsed.data) : reject('phone.malformed')
}
