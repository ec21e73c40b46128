import { createHash, randomBytes } from 'node:crypto'

/** 256 bits, URL-safe. Only its hash is stored: whoever reads the database cannot enter with it. */
export const newToken = (): string => randomBytes(32).toString('base64url')
export const tokenHash = (token: string): string => createHash('sha256').update(token).digest('hex')
