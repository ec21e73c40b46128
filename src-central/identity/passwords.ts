import { hash, verify } from '@node-rs/argon2'

/** OWASP's first choice for argon2id: 19 MiB, 2 passes, 1 lane. Argon2id is the library's default; the parameters stand in the hash itself. */
const PARAMETERS = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const

export const hashPassword = (password: string): Promise<string> => hash(password.normalize('NFC'), PARAMETERS)
export const passwordFits = (stored: string, password: string): Promise<boolean> =>
  verify(stored, password.normalize('NFC'))

/** A hash of nobody's password, so that an unknown login takes as long as a known one. */
export const nobodysHash: Promise<string> = hashPassword('nobody has this password')
