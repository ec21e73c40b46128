import { ZodError } from 'zod'
import { makesNoFolders } from '#shared/kernel/make-folders.ts'
import { writtenError } from '#shared/kernel/written-error.ts'
import type { Options } from './options.ts'
import { fieldsOf } from './read-json.ts'

type Told = Pick<Options, 'port' | 'data'> & Partial<Pick<Options, 'database'>>

/** By the code of a failure: the system's, PostgreSQL's (appendix A), Node's or the centre's own. */
const sentences = ({ port, data, database }: Told): Readonly<Record<string, string>> => ({
  EADDRINUSE: `El puerto ${port} ya está en uso. Cierre el otro programa o elija otro con --port.`,
  EACCES: `No se puede leer o escribir en ${data}. Revise los permisos de la carpeta o elija otra con --data.`,
  ENOSPC: `No hay espacio en el disco de ${data}. Libere espacio y vuelva a iniciar.`,
  ENOENT: 'No se encontró el archivo o el programa que hace falta.',
  FOLDER_IN_USE: `Otro proceso tiene abierta la carpeta ${data}. Deténgalo primero (su número está en ${data}.lock).`,
  DATABASE_IN_USE: 'Hay otras conexiones abiertas a la base de datos. Detenga todos los nodos del centro primero.',
  FOLDER_DAMAGED: damaged(data),
  XX001: typeof database === 'string' ? DAMAGED_DATABASE : damaged(data),
  XX002: typeof database === 'string' ? DAMAGED_DATABASE : damaged(data),
  NEWER_DATABASE:
    'Una versión más nueva del centro escribió lo que se iba a abrir, y esta no lo sabe leer. No se cambió nada: inicie la versión más nueva.',
  NO_BACKUP: 'El archivo no es una copia del centro. Lo que había sigue como estaba: indique otro con --from.',
  '28P01': 'La base de datos no aceptó el usuario o la clave. Revise DATABASE_URL.',
  '28000': 'La base de datos no aceptó el usuario o la clave. Revise DATABASE_URL.',
  '3D000': 'La base de datos de DATABASE_URL no existe. Créela y vuelva a iniciar.',
})

const damaged = (data: string): string =>
  `La base de datos de la carpeta ${data} está dañada y no se puede abrir. Ponga en su lugar la última copia con: npm run central -- restore --from ARCHIVO --data ${data} (lo dañado queda aparte). Si no hay copia, aparte la carpeta con: mv ${data} ${data}.danada; al iniciar otra vez, el centro empieza vacío.`
const DAMAGED_DATABASE =
  'La base de datos de DATABASE_URL está dañada. Detenga los nodos y ponga en su lugar la última copia con: npm run central -- restore --from ARCHIVO (lo dañado queda aparte).'

/** What whoever started the centre is told of what kept it from going on: nothing that a row or a file holds is in it. */
export function failureSentence(failure: unknown, options: Told): string {
  // Whose words quote what they read is named by its code alone.
  const { type, code: said = '', message } = writtenError(failure)
  const code = makesNoFolders(failure) ? 'EACCES' : said
  return sentences(options)[code] ?? `El centro no pudo seguir: ${message ?? (code === '' ? type : code)}`
}

/** The same of its options, before there are any. */
export function optionsSentence(failure: unknown): string {
  if (failure instanceof ZodError) return `No se entiende lo indicado en: ${fieldsOf(failure).join(', ')}.`
  return 'Hay una opción que el centro no conoce. Conoce --port, --host, --data, --keys, --pbx, --heads, --accept-restore, --to y --from.'
}
