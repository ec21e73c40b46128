import { callCommands } from './commands.ts'

/**
 * What the phone writes of its calls by itself. It goes on through the lock of the console, as the calls do: a call that
 * comes and ends while it is locked is written, and one that nobody took is somebody's to call back.
 */
export const PHONE_FACTS: ReadonlySet<string> = new Set(
  callCommands.filter(({ kind }) => kind === 'fact').map(({ name }) => name),
)
