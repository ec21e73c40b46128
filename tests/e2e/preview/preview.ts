import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { test as base, type Page } from '@playwright/test'
import { createServer } from 'vite'
import { rendererConfig } from '#tools/build/bundle.ts'

const root = join(import.meta.dirname, '..', '..', '..')

/**
 * The real screens over the console in memory, served by Vite on a port of its own.
 * The page's policy is the product's: no inline script, no eval.
 */
export const test = base.extend<{ open: (query?: string, hash?: string) => Promise<Page> }, { origin: string }>({
  origin: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixtures a fixture asks for from its pattern
    async ({}, use) => {
      const vite = await createServer({
        ...rendererConfig(root),
        root,
        base: '/',
        cacheDir: join(root, '.cache', 'vite-preview'),
        appType: 'custom',
        logLevel: 'error',
        server: { host: '127.0.0.1', port: 0, hmr: false, watch: null },
        optimizeDeps: { entries: ['tests/e2e/preview/main.tsx', 'src-renderer/**/*.tsx'] },
        plugins: [
          ...(rendererConfig(root).plugins ?? []),
          {
            name: 'preview-page',
            configureServer(server) {
              return () => {
                server.middlewares.use(async (_, response) => {
                  const page = await readFile(join(import.meta.dirname, 'index.html'), 'utf8')
                  response.setHeader('content-type', 'text/html; charset=utf-8')
                  response.end(await server.transformIndexHtml('/', page))
                })
              }
            },
          },
        ],
      })
      await vite.listen()
      const [origin] = vite.resolvedUrls?.local ?? []
      if (origin === undefined) throw new Error('the preview has no address')
      await use(origin)
      await vite.close()
    },
    { scope: 'worker', timeout: 60_000 },
  ],
  open: async ({ page, origin }, use) => {
    const faults: string[] = []
    page.on('pageerror', (fault) => faults.push(fault.message))
    await use(async (query = '', hash = '') => {
      await page.goto(`${origin}?${query}${hash}`)
      await page.locator('main').first().waitFor()
      return page
    })
    if (faults.length > 0) throw new Error(`the page failed: ${faults.join('; ')}`)
  },
})

export { expect } from '@playwright/test'
