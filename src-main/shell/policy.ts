import { readFileSync } from 'node:fs'
import { z } from 'zod'

/** What IT decides for a workstation; resources/policy.schema.json is made from this. */
export const Policy = z.object({
  /** URL of the centre. */
  centre: z.url().optional(),
  /** WebSocket of the PBX. */
  pbx: z.url().optional(),
  /** Minutes without a key or a movement until the console locks. */
  idleLockMinutes: z.number().int().min(1).max(480).default(10),
  /** Days that a store opens without having met the centre. */
  offlineDays: z.number().int().min(0).max(90).default(14),
  /** Allows real data where the system does not protect secrets (basic_text, the browser shell). */
  allowUnprotectedSecrets: z.boolean().default(false),
  /** URL of the corporate proxy. */
  proxy: z.url().optional(),
  /** PEM file of further certificate authorities. */
  authorities: z.string().optional(),
})
export type Policy = z.infer<typeof Policy>

/** @throws ZodError or SyntaxError on a file that does not fit, and the file system's errors: a policy is never half obeyed */
export const readPolicy = (path: string | undefined): Policy =>
  Policy.parse(path === undefined ? {} : JSON.parse(readFileSync(path, 'utf8')))
