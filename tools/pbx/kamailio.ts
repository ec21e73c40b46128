import { join } from 'node:path'
import { ok, type Rejection, type Result } from '#shared/kernel/result.ts'
import { pbxCache } from './installation.ts'
import { ensureUnpacked } from './unpacked.ts'

/** A Kamailio that can be run from its folder. */
export interface Kamailio {
  readonly program: string
  readonly modules: string
  /** `LD_LIBRARY_PATH` of its own libraries. */
  readonly libraries: string
}

const EDITION = 'kamailio-5-1'
const PACKAGES = ['kamailio', 'kamailio-websocket-modules']

/** Debian's Kamailio, beside the PBX. Refusals: those of {@link ensureUnpacked}. */
export async function ensureKamailio(cache = pbxCache()): Promise<Result<Kamailio, Rejection>> {
  const saying = 'Preparando el proxy SIP de las pruebas (solo la primera vez)'
  const unpacked = await ensureUnpacked(cache, EDITION, PACKAGES, saying)
  if (!unpacked.ok) return unpacked
  const libraries = join(unpacked.value.libraries, 'kamailio')
  return ok({
    program: join(unpacked.value.root, 'usr/sbin/kamailio'),
    modules: join(libraries, 'modules'),
    libraries,
  })
}
