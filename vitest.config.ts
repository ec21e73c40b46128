import { defineConfig } from 'vitest/config'

/** Unit tests stand beside the code they test; what needs a server, a file or another process is under tests/. */
export default defineConfig({
  test: {
    include: ['src-*/**/*.test.{ts,tsx}', 'tools/**/*.test.ts'],
    pool: 'threads',
    maxWorkers: 2,
  },
})
