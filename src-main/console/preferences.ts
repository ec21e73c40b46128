import { existsSync, readFileSync } from 'node:fs'
import { z } from 'zod'
import type { Preferences } from '#shared/console/contract.ts'
import { DeviceWishes, NO_WISHES } from '#shared/telephony/devices/wishes.ts'
import { writeDurably } from '../keys/durable-file.ts'

const File = z.object({
  theme: z.enum(['light', 'dark', 'auto']).catch('auto'),
  language: z.enum(['es-CO', 'en']).catch('es-CO'),
  singleKeys: z.boolean().catch(true),
  toured: z.array(z.string()).catch([]),
  devices: DeviceWishes.catch(NO_WISHES),
})

type Patch = { readonly [K in keyof Preferences]?: Preferences[K] | undefined }

/** How this workstation looks; a file that cannot be read is the default again. */
export function preferences(path: string): { get(): Preferences; put(patch: Patch): Preferences } {
  let current = File.parse(read(path))
  return {
    get: () => current,
    put(patch) {
      current = File.parse({
        ...current,
        ...Object.fromEntries(Object.entries(patch).filter(([, value]) => value !== undefined)),
      })
      writeDurably(path, JSON.stringify(current))
      return current
    },
  }
}

function read(path: string): unknown {
  if (!existsSync(path)) return {}
  try {
    return JSON.parse(readFileSync(path, 'utf8'))
  } catch {
    // Not JSON: nothing in it is worth more than the defaults.
    return {}
  }
}
