import { watch } from 'node:fs'
import { join } from 'node:path'

/** Long enough for an editor's several writes and for a change of branch to be one restart. */
const quietMs = 200

/**
 * Calls back once after each burst of changes to sources under `folders`. Tests are no sources.
 *
 * @param root the project's folder
 */
export function watchSources(root: string, folders: readonly string[], changed: () => void): void {
  let timer: NodeJS.Timeout | undefined
  for (const folder of folders) {
    watch(join(root, folder), { recursive: true }, (_, file) => {
      if (file === null || !/\.(?:ts|tsx|json|sql)$/.test(file) || /\.test\.tsx?$/.test(file)) return
      clearTimeout(timer)
      timer = setTimeout(changed, quietMs)
    })
  }
}
