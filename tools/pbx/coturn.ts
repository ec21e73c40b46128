import { join } from 'node:path'
import { ok, type Rejection, type Result } from '#shared/kernel/result.ts'
import { pbxCache } from './installation.ts'
import { ensureUnpacked } from './unpacked.ts'

/** A coturn that can be run from its folder. */
export interface Coturn {
  readonly program: string
  /** `LD_LIBRARY_PATH` of its own libraries. */
  readonly libraries: string
}

const EDITION = 'coturn-4-1'
const PACKAGES = [
  'coturn',
  ...['core', 'extra', 'openssl', 'pthreads'].map((part) => `libevent-${part}-2.1-7`),
  ...['libhiredis0.14', 'libmariadb3'],
]

/** Debian's coturn, beside the PBX. Refusals: those of {@link ensureUnpacked}. */
export async function ensureCoturn(cache = pbxCache()): Promise<Result<Coturn, Rejection>> {
  const saying = 'Preparando el relevo de sonido de las pruebas (solo la primera vez)'
  const unpacked = await ensureUnpacked(cache, EDITION, PACKAGES, saying)
  if (!unpacked.ok) return unpacked
  return ok({ program: join(unpacked.value.root, 'usr/bin/turnserver'), libraries: unpacked.value.libraries })
}
