import { readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import react from '@vitejs/plugin-react'
import { build, type InlineConfig } from 'vite'
import { z } from 'zod'
import { sipGrammar } from './sip-grammar.ts'
import type { Target } from './targets.ts'

const PackageDependencies = z.object({
  version: z.string().default('0.0.0'),
  dependencies: z.record(z.string(), z.string()),
})

/**
 * Packages that stay outside the bundles of Node programs: those the installed product carries in node_modules
 * (`dependencies`, natives among them), and Electron itself.
 */
export function externalPackages(root: string): string[] {
  return [...Object.keys(manifestOf(root).dependencies), 'electron']
}

const manifestOf = (root: string) =>
  PackageDependencies.parse(JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')))

/** Vite's configuration of the console's page, for the build and for the server of `npm run dev`. */
export function rendererConfig(root: string): InlineConfig {
  return {
    root: join(root, 'src-renderer'),
    configFile: false,
    // Relative: the same files are served by http://127.0.0.1 and by app://.
    base: './',
    plugins: [react(), sipGrammar()],
    publicDir: false,
    cacheDir: join(root, '.cache', 'vite'),
  }
}

/** Builds one target with Vite. Throws what Vite throws: a source that does not build is a bug. */
export async function bundle(root: string, target: Target): Promise<void> {
  await build(target.platform === 'browser' ? rendererBuild(root, target) : programBuild(root, target))
}

function rendererBuild(root: string, target: Target): InlineConfig {
  return {
    ...rendererConfig(root),
    logLevel: 'warn',
    build: {
      outDir: join(root, target.folder),
      emptyOutDir: true,
      target: 'es2024',
      manifest: true,
      sourcemap: 'hidden',
      // The page's policy has no data: addresses, so nothing is inlined as one.
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
      chunkSizeWarningLimit: 1000,
    },
  }
}

function programBuild(root: string, target: Target): InlineConfig {
  const preload = target.platform === 'preload'
  return {
    root,
    configFile: false,
    logLevel: 'warn',
    publicDir: false,
    define: { PROGRAM_VERSION: JSON.stringify(manifestOf(root).version) },
    // Everything from src and devDependencies goes in; a preload in the sandbox can require nothing but Electron.
    ssr: {
      target: 'node',
      noExternal: true,
      external: preload
        ? ['electron']
        : externalPackages(root).filter((name) => target.bundled?.includes(name) !== true),
    },
    build: {
      ssr: join(root, target.entry),
      outDir: join(root, target.folder),
      emptyOutDir: !preload,
      target: 'node24',
      minify: false,
      sourcemap: true,
      rolldownOptions: {
        // One source serves every bundle: what is loaded later in the store's process may be needed at once in another.
        onLog(level, log, handle) {
          if (log.code !== 'INEFFECTIVE_DYNAMIC_IMPORT') handle(level, log)
        },
        output: preload
          ? { format: 'cjs', entryFileNames: target.file, codeSplitting: false }
          : // No hashes: compiled code is kept by the name of its file, and every update would leave its own behind.
            { format: 'esm', entryFileNames: basename(target.file), chunkFileNames: '[name].js' },
      },
    },
  }
}
