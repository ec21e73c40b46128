import { HeadsFile } from '#shared/sync/heads-file.ts'
import { keysIn } from '../config/keys.ts'
import type { Options } from '../config/options.ts'
import { fitting, readJsonFile } from '../config/read-json.ts'
import { verifyDatabase } from '../log/read-log.ts'
import type { LogFault } from '../log/verify.ts'
import { centreLog } from '../log.ts'
import { openDatabase } from '../store/sql/open.ts'

const SENTENCES: Readonly<Record<LogFault['fault'], string>> = {
  changed: 'fue cambiada',
  missing: 'falta',
  reordered: 'no está en su lugar',
  unsealed:
    'dice que se restauró una copia, pero no lleva el sello de este centro. Si una versión anterior restauró ahí, o con otras llaves, indíquelo con --accept-restore',
  cutOff: 'y las anteriores que alguien vio ya no están: se cortó el final del registro',
}

/** `verify-log [--heads FILE] [--accept-restore POSITION]…`. @returns the exit code: 0 for a whole log, 1 for a fault */
export async function verifyLogCommand(options: Options): Promise<number> {
  const given = options.heads === null ? [] : fitting(HeadsFile, options.heads, readJsonFile(options.heads))
  const log = centreLog('warn')
  const client = await openDatabase(options.database, options.data, (failure) =>
    log.error({ err: failure }, 'a connection to the database failed'),
  )
  try {
    const { fault, rows, restores, superseded } = await verifyDatabase(client, given, {
      key: keysIn(options.keys)?.cursor ?? null,
      accepted: options.acceptRestore,
    })
    for (const position of restores) console.log(`En la posición ${position} se restauró una copia de seguridad.`)
    if (superseded > 0) console.log(`${superseded} estaciones vieron filas que esa restauración reemplazó.`)
    if (fault === null) {
      console.log(`El registro está completo: ${rows} filas.`)
      return 0
    }
    console.error(`La fila ${fault.position} del registro ${SENTENCES[fault.fault]}.`)
    return 1
  } finally {
    await client.close()
  }
}
