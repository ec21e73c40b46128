import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'

/** Written in by the build (tools/build/bundle.ts); not there where the sources run as they are. */
declare const PROGRAM_VERSION: string | undefined

const fromSources = (): string =>
  z
    .object({ version: z.string() })
    .parse(JSON.parse(readFileSync(join(import.meta.dirname, '..', '..', 'package.json'), 'utf8'))).version

/** The version of the program in package.json, as both shells say it. */
export const VERSION: string = typeof PROGRAM_VERSION === 'string' ? PROGRAM_VERSION : fromSources()
