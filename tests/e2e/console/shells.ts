import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, Page } from '@playwright/test'
import { type DoubleBrowser, type Product, startBrowser, startProduct } from '#tests/support/electron/product.ts'
import { attached, productPage } from '#tests/support/electron/product-page.ts'
import { freePort } from '#tests/support/ports.ts'
import { type Program, startProgram } from './program.ts'

const root = join(import.meta.dirname, '..', '..', '..')

/** A workstation's shell: its processes and its page, over a data folder that stays. */
export interface RunningShell {
  readonly page: Page
  readonly folder: string
  open(): Promise<void>
  /** All its processes are gone at once. */
  kill(): Promise<void>
  close(): Promise<void>
  /** Whatever still runs ends; the folder goes too. */
  end(): Promise<void>
}

/** The browser shell as built, its page in the test's own browser. */
export async function browserShell(
  browser: Browser,
  central: string,
  permissions: readonly string[],
): Promise<RunningShell> {
  const folder = mkdtempSync(join(tmpdir(), 'e2e-console-'))
  const port = await freePort()
  let program: Program
  let page: Page
  const close = async () => {
    await page.context().close()
    await program.stop()
  }
  return {
    get page() {
      return page
    },
    folder,
    async open() {
      const args = ['--central', central, '--data', folder, '--port', `${port}`]
      program = await startProgram(join(root, 'dist/browser/main.js'), args)
      const context = await browser.newContext({ locale: 'es-CO', permissions: [...permissions] })
      page = await context.newPage()
      await page.goto(program.url)
    },
    async kill() {
      await program.kill()
      await page.context().close()
    },
    close,
    async end() {
      await close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** The Electron shell as built, over the double of `electron`, with a Chromium of its own. */
export function electronShell(centre: string): RunningShell {
  const folder = mkdtempSync(join(tmpdir(), 'e2e-desktop-'))
  let chromium: DoubleBrowser
  let attachedTo: Browser
  let product: Product
  let page: Page
  const closeBrowser = async () => {
    await attachedTo.close()
    await chromium.stop()
  }
  return {
    get page() {
      return page
    },
    folder,
    async open() {
      chromium = await startBrowser()
      attachedTo = await attached(chromium.address)
      product = startProduct({ browser: chromium.address, data: folder, centre })
      await product.until('loaded')
      page = await productPage(attachedTo)
    },
    async kill() {
      await product.kill()
      await closeBrowser()
    },
    async close() {
      await product.ask('quit')
      await product.ended()
      await closeBrowser()
    },
    async end() {
      await product.stop()
      await closeBrowser()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
