import { backUp, restore, wasRestored } from '../backup/backup.ts'
import { readKeys } from '../config/keys.ts'
import type { Options } from '../config/options.ts'

const BEGINS = 'El centro empieza en recuperación: inicie los nodos y espere a que vuelvan las estaciones.'
const place = ({ database, data }: Options) => ({ database, folder: data })

/** `backup --to FILE`. @returns the exit code */
export async function backupCommand(options: Options): Promise<number> {
  if (options.to === null) {
    console.error('Diga en qué archivo guardar la copia: backup --to ARCHIVO')
    return 1
  }
  await backUp(place(options), options.to)
  console.log(`Copia guardada en ${options.to}. Las llaves (${options.keys}) no están en ella: guárdelas aparte.`)
  return 0
}

/** `restore --from FILE`. @returns the exit code */
export async function restoreCommand(options: Options): Promise<number> {
  if (options.from === null) {
    console.error('Diga de qué archivo restaurar: restore --from ARCHIVO')
    return 1
  }
  // Before anything is touched: keys that cannot be read end it here.
  const { cursor } = readKeys(options.keys)
  const aside = await restore(place(options), options.from, Date.now(), cursor)
  console.log(`Copia restaurada. Lo que había quedó como ${aside}.`)
  console.log(BEGINS)
  return 0
}

/** `restored`: the database was put back by other means (PostgreSQL's archive). @returns the exit code */
export async function restoredCommand(options: Options): Promise<number> {
  await wasRestored(place(options), Date.now(), readKeys(options.keys).cursor)
  console.log(BEGINS)
  return 0
}
