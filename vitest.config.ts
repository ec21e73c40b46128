import { defineConfig } from 'vitest/config'

const unitTests = ['src-*/**/*.test.{ts,tsx}', 'tools/**/*.test.ts']
const layerTests = ['tools/layers/*.test.ts']

/**
 * Unit tests stand beside the code they test; what needs a server, a file or another process is under tests/<kind>/.
 * One project a kind: `vitest run --project unit`.
 */
export default defineConfig({
  test: {
    maxWorkers: 2,
    projects: [
      { extends: true, test: { name: 'unit', include: unitTests, exclude: layerTests, pool: 'threads' } },
      { extends: true, test: { name: 'layers', include: layerTests, testTimeout: 60_000, hookTimeout: 60_000 } },
      {
        extends: true,
        test: { name: 'simulation', include: ['tests/simulation/**/*.test.ts'], pool: 'forks', testTimeout: 300_000 },
      },
      {
        extends: true,
        test: {
          name: 'crash',
          include: ['tests/crash/**/*.test.ts'],
          pool: 'forks',
          testTimeout: 300_000,
          hookTimeout: 60_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'telephony',
          include: ['tests/telephony/**/*.test.ts'],
          pool: 'forks',
          fileParallelism: false,
          testTimeout: 60_000,
          // The PBX is built at the first use.
          hookTimeout: 600_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'integration',
          include: ['tests/integration/**/*.test.{ts,tsx}'],
          pool: 'forks',
          globalSetup: ['tests/support/integration-setup.ts'],
          setupFiles: ['tests/support/fresh-pglite.ts'],
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
    ],
  },
})
