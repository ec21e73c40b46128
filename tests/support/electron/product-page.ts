import { type Browser, chromium, type Page } from '@playwright/test'

/** Chromium was seen to leave a first connection unanswered while it starts on a busy machine: that one is made again. */
export async function attached(address: string): Promise<Browser> {
  try {
    return await chromium.connectOverCDP(address, { timeout: 10_000 })
  } catch {
    return chromium.connectOverCDP(address, { timeout: 15_000 })
  }
}

/** The browser tells of its pages in its own time: the last one that shows the console is this product's. */
export async function productPage(browser: Browser): Promise<Page> {
  for (let tries = 0; tries < 100; tries += 1) {
    const pages = browser.contexts().flatMap((context) => context.pages())
    const found = pages.findLast((one) => one.url().startsWith('https://console/'))
    if (found !== undefined) {
      await found.setViewportSize({ width: 1366, height: 768 })
      return found
    }
    await new Promise((next) => setTimeout(next, 50))
  }
  throw new Error('the product’s page is not among the browser’s')
}
