import type { Page } from '@playwright/test'

/** The address of the contact a page shows, `#/inbox/<id>`: it follows what is shown once that has been painted. */
export async function contactAddress(page: Page): Promise<string> {
  await page.waitForURL(/#\/inbox\/./)
  return new URL(page.url()).hash
}
