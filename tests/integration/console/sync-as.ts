import { writeSync } from 'node:fs'
import { testConsole } from '../../support/console.ts'

/* `node sync-as.ts CENTRE FOLDER LOGIN PASSWORD`: signs in, waits for a whole sync, and says the answer and its connection. */
const [centre = '', folder = '', login = '', password = ''] = process.argv.slice(2)
const console = testConsole(centre, folder)
const answer = await console.call('session.signIn', { login, password })
const synced = answer.ok
  ? await console.until('sync.status', {}, ({ connection, syncedAt }) => connection === 'online' && syncedAt !== null)
  : null
writeSync(1, JSON.stringify({ answer, connection: synced?.connection ?? null }))
await console.stop()
process.exit(0)
