import { enableCompileCache } from 'node:module'

/**
 * Where the store's process begins. What V8 has compiled is kept between starts in a folder of this workstation's own
 * (never in a shared temporary one: whoever writes there would run here), so that the first screen waits less.
 */
const [, , codeCache] = process.argv
if (codeCache !== undefined) enableCompileCache(codeCache)
await import('./store-service.ts')
