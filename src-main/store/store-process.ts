import { enableCompileCache } from 'node:module'

// SQLite's library tells glibc from musl by a report on the whole process, in which every network interface is looked up.
Object.assign(process.report ?? {}, { excludeNetwork: true }) // Node has it since 22.0, its types do not

/**
 * Where the store's process begins. What V8 has compiled is kept between starts in a folder of this workstation's own
 * (never in a shared temporary one: whoever writes there would run here), so that the first screen waits less.
 */
const [, , codeCache] = process.argv
if (codeCache !== undefined) enableCompileCache(codeCache)
await import('./store-service.ts')
