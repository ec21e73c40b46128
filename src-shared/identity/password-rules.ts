import { ok, type Rejection, type Result, reject } from '../kernel/result.ts'

/** Length over composition (NIST SP 800-63B, 5.1.1.2). */
export const PASSWORD_MIN = 12

/** What people choose when asked for twelve characters. */
const COMMON = [
  'contraseña123',
  'contrasena123',
  '123456789012',
  'password1234',
  'multicontacto',
  'bancoldex2026',
  'colombia2026',
  'qwertyuiop12',
  'administrador',
  'bienvenido123',
  'cambiame1234',
  'asesor123456',
]

/** Whether a password may be used: long enough, not the person's own name, not one that everybody tries. */
export function passwordAllowed(
  password: string,
  about: { readonly login: string; readonly name: string },
): Result<null, Rejection> {
  const plain = password.normalize('NFC').toLowerCase()
  if ([...plain].length < PASSWORD_MIN) return reject('password.tooShort', { least: PASSWORD_MIN })
  const own = [about.login, ...about.name.split(/\s+/)]
    .map((word) => word.toLowerCase())
    .filter((word) => word.length >= 3)
  const left = own.reduce((rest, word) => rest.replaceAll(word, ''), plain)
  if ([...left].length < PASSWORD_MIN / 2) return reject('password.aboutYou')
  if (COMMON.includes(plain) || /^(.)\1+$/u.test(plain)) return reject('password.common')
  return ok(null)
}
