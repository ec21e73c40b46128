import { join } from 'node:path'
import { build, type LibraryFormats } from 'vite'

/**
 * The script of a peer's bare page, built as the console's is: for production.
 * @throws where it is not built
 */
export async function bareScript(entry: string, format: Extract<LibraryFormats, 'es' | 'iife'>): Promise<string> {
  const built = await build({
    root: join(import.meta.dirname, '..', '..'),
    configFile: false,
    logLevel: 'warn',
    publicDir: false,
    define: { 'process.env.NODE_ENV': '"production"' },
    build: { write: false, target: 'es2024', lib: { entry, formats: [format], name: 'bare' }, minify: true },
  })
  const [output] = Array.isArray(built) ? built : [built]
  if (output === undefined || !('output' in output)) throw new Error('the bare page was not built')
  return output.output[0].code
}
