import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { test as base, type Page } from '@playwright/test'
import { build } from 'vite'
import { contentSecurityPolicy } from '#main/shell/content-security.ts'
import { pageFile } from '#main/shell/page-files.ts'
import { pbxPlaces } from '#main/shell/pbx-places.ts'
import { rendererConfig } from '#tools/build/bundle.ts'

const root = join(import.meta.dirname, '..', '..', '..')
/** A folder each: workers build at once. */
const built = join(root, '.cache', `preview-${process.env.TEST_PARALLEL_INDEX ?? '0'}`)

/** As a workstation has it whose centre is on its own machine, and names no PBX. */
const policy = contentSecurityPolicy(["'self'", ...pbxPlaces({}, 'http://127.0.0.1:7040').sources].join(' '))

/** Builds the preview's page as the product's is built: what is looked at is what is shipped, but for the console behind it. */
async function buildPreview(): Promise<void> {
  await build({
    ...rendererConfig(root),
    root: import.meta.dirname,
    logLevel: 'error',
    build: {
      outDir: built,
      emptyOutDir: true,
      target: 'es2024',
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
    },
  })
}

export interface Worker {
  readonly origin: string
}
export interface Test {
  readonly open: (query?: string, place?: string) => Promise<Page>
}

/** The real screens over the console in memory, under the product's own content security policy. */
export const test = base.extend<Test, Worker>({
  origin: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixtures a fixture asks for from its pattern
    async ({}, use) => {
      await buildPreview()
      const server = createServer((request, response) => {
        const file = pageFile(built, new URL(request.url ?? '/', 'http://preview').pathname)
        if (file === null) return response.writeHead(404).end()
        response.setHeader('content-type', file.type)
        response.setHeader('content-security-policy', policy)
        response.end(file.content)
      })
      await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
      const { port } = server.address() as AddressInfo // listens on TCP: never a pipe's name
      await use(`http://127.0.0.1:${port}/`)
      server.closeAllConnections()
      server.close()
    },
    { scope: 'worker', timeout: 90_000 },
  ],
  open: async ({ page, origin }, use) => {
    const faults: string[] = []
    page.on('pageerror', (fault) => faults.push(fault.message))
    page.on('console', (line) => {
      if (/Content Security Policy/.test(line.text())) faults.push(line.text())
    })
    await use(async (query = '', place = '') => {
      await page.goto(`${origin}?${query}${place}`)
      await page.locator('main').first().waitFor()
      return page
    })
    if (faults.length > 0) throw new Error(`the page failed: ${faults.join('; ')}`)
  },
})

export { expect } from '@playwright/test'
