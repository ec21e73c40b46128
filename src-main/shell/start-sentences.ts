import { makesNoFolders } from '#shared/kernel/make-folders.ts'
import { isNoAccess } from '../keys/no-access.ts'

/**
 * Why the console could not start, for whoever started it, with what to do.
 * @param data folder of the console's data, as given
 * @param port where the browser shell was to listen; null in the product's window
 */
export function startSentence(failure: unknown, data: string, port: string | null): string {
  const code = failure instanceof Error && 'code' in failure ? String(failure.code) : ''
  if (code === 'EADDRINUSE' && port !== null)
    return `El puerto ${port} ya está en uso. Cierre el otro programa o elija otro con --port.`
  if (isNoAccess(failure) || makesNoFolders(failure))
    return `No se puede leer o escribir en ${data}. Revise los permisos de la carpeta o elija otra con --data.`
  if (code === 'ENOSPC') return `No hay espacio en el disco de ${data}. Libere espacio y vuelva a iniciar.`
  return `La consola no pudo iniciar: ${failure instanceof Error ? failure.message : String(failure)}`
}
