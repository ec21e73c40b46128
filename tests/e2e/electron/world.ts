import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import {
  type DoubleBrowser,
  type Product,
  type ProductOptions,
  startBrowser,
  startProduct,
} from '#tests/support/electron/product.ts'
import { attached, productPage } from '#tests/support/electron/product-page.ts'
import { test as console } from '../console/world.ts'

export interface Desktop {
  readonly product: Product
  readonly page: Page
  /** The product ends as when its window is closed, and starts again on the same data. */
  again(): Promise<void>
}

interface Test {
  readonly desktop: (options?: Partial<Pick<ProductOptions, 'environment' | 'args' | 'centre'>>) => Promise<Desktop>
}
interface Worker {
  readonly chromiumOfDouble: DoubleBrowser
}

/** The Electron shell's main process, preload and renderer over the double of `electron`, with a real centre. */
export const test = console.extend<Test, Worker>({
  chromiumOfDouble: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixtures a fixture asks for from its pattern
    async ({}, use) => {
      const browser = await startBrowser()
      await use(browser)
      await browser.stop()
    },
    { scope: 'worker' },
  ],
  desktop: async ({ central, chromiumOfDouble }, use) => {
    const ends: (() => Promise<void>)[] = []
    await use(async (options = {}) => {
      const data = mkdtempSync(join(tmpdir(), 'double-data-'))
      let product: Product
      let page: Page
      const browser = await attached(chromiumOfDouble.address)
      const start = async () => {
        product = startProduct({ browser: chromiumOfDouble.address, data, centre: central.url, ...options })
        await product.until('loaded')
        page = await productPage(browser)
        await page.addLocatorHandler(page.getByRole('button', { name: 'Dejar el recorrido' }), (button) =>
          button.click(),
        )
      }
      await start()
      ends.push(async () => {
        await product.stop()
        await browser.close()
        rmSync(data, { recursive: true, force: true })
      })
      return {
        get product() {
          return product
        },
        get page() {
          return page
        },
        async again() {
          await product.ask('quit')
          await product.ended()
          await start()
        },
      }
    })
    for (const end of ends) await end()
  },
})

export { expect } from '@playwright/test'
