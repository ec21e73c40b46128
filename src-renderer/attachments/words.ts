import type { TFunction } from 'i18next'
import type { CaseFile } from '#shared/attachments/services.ts'

const KB = 1024
const one = new Intl.NumberFormat('es-CO', { maximumFractionDigits: 1 })

/** *820 B*, *12 KB*, *1,4 MB*: 1,024 bytes a kilobyte, as file managers here count. */
export function sizeText(bytes: number): string {
  if (bytes < KB) return `${bytes} B`
  return bytes < KB * KB ? `${Math.round(bytes / KB)} KB` : `${one.format(bytes / KB / KB)} MB`
}

/** *por enviar*, *enviando 40 %*, *en camino*, *guardado* … */
export function fileState(
  t: TFunction,
  { state, percent, here }: Pick<CaseFile, 'state' | 'percent' | 'here'>,
): string {
  // The percentage of another's file is that of its way here.
  if (state === 'kept' && !here && percent > 0 && percent < 100) return t('attachments.fetching', { percent })
  return t(`attachments.state.${state}`, { percent })
}
