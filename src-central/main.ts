import { writtenError } from '#shared/kernel/written-error.ts'
import { openCentre } from './centre.ts'
import { backupCommand, restoreCommand, restoredCommand } from './commands/backup.ts'
import { verifyLogCommand } from './commands/verify-log.ts'
import { readKeys } from './config/keys.ts'
import { readOptions } from './config/options.ts'
import { readPhoneOptions } from './config/phone-file.ts'
import { centreLog } from './log.ts'

/** The centre as a process: one of its commands, or else it listens, says so in one line of JSON, and ends cleanly when asked. */
const options = readOptions(process.argv.slice(2), process.env)

const SENTENCES: Readonly<Record<string, string>> = {
  EADDRINUSE: `El puerto ${options.port} ya está en uso. Cierre el otro programa o elija otro con --port.`,
  EACCES: `No se puede leer o escribir en ${options.data}. Revise los permisos de la carpeta o elija otra con --data.`,
  ENOSPC: `No hay espacio en el disco de ${options.data}. Libere espacio y vuelva a iniciar.`,
  ENOENT: 'No se encontró el archivo o el programa que hace falta.',
  FOLDER_IN_USE: `Otro proceso tiene abierta la carpeta ${options.data}. Deténgalo primero (su número está en ${options.data}.lock).`,
  DATABASE_IN_USE: 'Hay otras conexiones abiertas a la base de datos. Detenga todos los nodos del centro primero.',
}
const codeOf = (failure: unknown): string => (failure instanceof Error && 'code' in failure ? String(failure.code) : '')

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
  // Whose words quote what they read (a row, a file) is named by its code alone.
  const { type, code, message } = writtenError(failure)
  console.error(SENTENCES[codeOf(failure)] ?? `El centro no pudo seguir: ${message ?? code ?? type}`)
  process.exit(1)
}
