import { writeSync } from 'node:fs'
import { testConsole } from '../../support/console.ts'

/* `node sign-in-as.ts CENTRE FOLDER LOGIN PASSWORD`: signs in at a console on that folder and says the answer as JSON. */
const [centre = '', folder = '', login = '', password = ''] = process.argv.slice(2)
const console = testConsole(centre, folder)
const answer = await console.call('session.signIn', { login, password })
writeSync(1, JSON.stringify({ answer, state: console.state().state }))
await console.stop()
process.exit(0)
