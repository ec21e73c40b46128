import { openCentre } from './centre.ts'
import { backupCommand, restoreCommand, restoredCommand } from './commands/backup.ts'
import { verifyLogCommand } from './commands/verify-log.ts'
import { failureSentence, optionsSentence } from './config/failure-sentence.ts'
import { readKeys } from './config/keys.ts'
import { type Options, readOptions } from './config/options.ts'
import { readPhoneOptions } from './config/phone-file.ts'
import { centreLog } from './log.ts'

/** The centre as a process: one of its commands, or else it listens, says so in one line of JSON, and ends cleanly when asked. */
const options = readOrEnd()

function readOrEnd(): Options {
  try {
    return readOptions(process.argv.slice(2), process.env)
  } catch (failure) {
    console.error(optionsSentence(failure))
    process.exit(1)
  }
}

async function serve(): Promise<void> {
  const log = centreLog('warn')
  const centre = await openCentre({
    database: options.database,
    folder: options.data,
    keys: readKeys(options.keys),
    log,
    proxies: options.proxies,
    metricsToken: options.metricsToken,
    retention: { recordings: options.recordingDays, events: options.eventDays },
    phone: readPhoneOptions(options),
  })
  const url = await centre.app.listen({ port: options.port, host: options.host })
  console.log(JSON.stringify({ ready: true, url }))
  let closing = false
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.on(signal, () => {
      if (closing) return
      closing = true
      centre.close().then(
        () => process.exit(0),
        (failure) => {
          log.error({ err: failure }, 'the node did not end cleanly')
          process.exit(1)
        },
      )
    })
  }
}

const commands = {
  'verify-log': verifyLogCommand,
  backup: backupCommand,
  restore: restoreCommand,
  restored: restoredCommand,
}
try {
  if (options.command === 'serve') await serve()
  else process.exit(await commands[options.command](options))
} catch (failure) {
  console.error(failureSentence(failure, options))
  process.exit(1)
}
