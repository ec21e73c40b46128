import type { Entries } from './conf.ts'

/** Asterisk's options of one queue, at its start and of one that is made while it runs. */
export const queueOptions = (ringSeconds: number): Entries => ({
  strategy: 'leastrecent',
  musicclass: 'default',
  timeout: ringSeconds,
  retry: 1,
  // A member who did not answer is out until their console says that they are back.
  autopause: true,
  autopausebusy: false,
  autopauseunavail: false,
  ringinuse: false,
  autofill: true,
  joinempty: true,
  leavewhenempty: false,
  wrapuptime: 0,
  'announce-position': false,
  'announce-holdtime': false,
})
