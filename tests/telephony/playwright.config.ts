import { defineConfig } from '@playwright/test'
import base from '../../playwright.config.ts'

/** The phone against a real PBX: the same browser, its own folder, because it needs an Asterisk. */
export default defineConfig(base, {
  testDir: '.',
  testMatch: '**/*.spec.ts',
  outputDir: '../../test-results/telephony',
  // Sound is in real time: two calls at once on two cores would be two bad lines.
  workers: 1,
})
