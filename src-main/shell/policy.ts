import { existsSync, readFileSync } from 'node:fs'
import { win32 } from 'node:path'
import { z } from 'zod'
import {
  ATTACHMENT_LIMITS,
  type AttachmentLimits,
  LARGEST_BYTES,
  MOST_PER_COMMAND,
} from '#shared/attachments/limits.ts'
import { isSafeOnItsWay } from './centre-address.ts'

const MEGABYTE = 1024 * 1024

/** What IT decides for a workstation; resources/policy.schema.json is made from this. */
export const Policy = z.object({
  /** URL of the centre: https, but for one on this machine (`centreAddress`). */
  centre: z.url().optional(),
  /** WebSocket of the PBX, `wss:` but on this machine; without it phones register beside the centre, or at any port of 127.0.0.1. */
  pbx: z
    .url({ protocol: /^wss?$/ })
    .refine((pbx) => URL.canParse(pbx) && isSafeOnItsWay(pbx, 'ws'), '«pbx» debe usar wss')
    .optional(),
  /** Minutes without a key or a movement until the console locks. */
  idleLockMinutes: z.number().int().min(1).max(480).default(10),
  /** Days that a store opens without having met the centre. */
  offlineDays: z.number().int().min(0).max(90).default(14),
  /** Allows real data where the system does not protect secrets (basic_text, the browser shell). */
  allowUnprotectedSecrets: z.boolean().default(false),
  /** What one file may weigh, and how many go with one form. */
  attachments: z
    .object({
      megabytes: z
        .number()
        .int()
        .min(1)
        .max(LARGEST_BYTES / MEGABYTE)
        .default(ATTACHMENT_LIMITS.bytes / MEGABYTE),
      perCommand: z.number().int().min(1).max(MOST_PER_COMMAND).default(ATTACHMENT_LIMITS.perCommand),
    })
    .prefault({}),
  /** URL of the corporate proxy. */
  proxy: z.url().optional(),
  /** PEM file of further certificate authorities. */
  authorities: z.string().optional(),
  /** `off`: versions come from IT alone (MSI, deb, an image). */
  updates: z.enum(['auto', 'off']).default('auto'),
  /** URL of the folder with the versions (`latest.yml`), https; without it nothing is looked for. */
  updateFeed: z
    .url()
    .refine((feed) => URL.canParse(feed) && isSafeOnItsWay(feed), '«updateFeed» debe usar https')
    .optional(),
})
export type Policy = z.infer<typeof Policy>

/** @throws ZodError or SyntaxError on a file that does not fit, and the file system's errors: a policy is never half obeyed */
export const readPolicy = (path: string | undefined): Policy =>
  Policy.parse(path === undefined ? {} : JSON.parse(readFileSync(path, 'utf8')))

/** Where IT puts the policy when no `--policy` names another: a folder that only administrators write to. */
export function policyFile(platform: NodeJS.Platform, programData: string | undefined): string {
  if (platform === 'win32') return win32.join(programData ?? 'C:\\ProgramData', 'Multicontacto', 'policy.json')
  if (platform === 'darwin') return '/Library/Application Support/Multicontacto/policy.json'
  return '/etc/multicontacto/policy.json'
}

/** The policy that binds this workstation: the named file, or IT's where there is one. */
export function workstationPolicy(named: string | undefined): Policy {
  if (named !== undefined) return readPolicy(named)
  const placed = policyFile(process.platform, process.env.ProgramData)
  return readPolicy(existsSync(placed) ? placed : undefined)
}

export const attachmentLimits = ({ attachments }: Policy): AttachmentLimits => ({
  bytes: attachments.megabytes * MEGABYTE,
  perCommand: attachments.perCommand,
})
