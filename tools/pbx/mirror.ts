import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** Lines that are comments name addresses that are dead. */
const uncommented = (text: string): readonly string[] =>
  text.split('\n').filter((line) => !line.trimStart().startsWith('#'))

/** Addresses of Debian's archive in an apt source, of either form (sources.list(5)). */
export function mirrorsIn(text: string): readonly string[] {
  return uncommented(text).flatMap((line) => {
    const deb822 = /^URIs:\s*(.*)$/.exec(line)?.[1]?.split(/\s+/) ?? []
    const oneLine = /^deb\s+(?:\[[^\]]*\]\s+)?(\S+)/.exec(line)?.[1]
    return [...deb822, ...(oneLine === undefined ? [] : [oneLine])].filter((address) =>
      /^https?:\/\/.*\/debian\/?$/.test(address),
    )
  })
}

/** The mirror that this machine's apt is set up with; null where there is none (another system). */
export function debianMirror(folder = '/etc/apt'): string | null {
  const parts = join(folder, 'sources.list.d')
  const files = [
    join(folder, 'sources.list'),
    ...(existsSync(parts)
      ? readdirSync(parts)
          .sort()
          .map((name) => join(parts, name))
      : []),
  ].filter((path) => /\.(list|sources)$/.test(path) && existsSync(path))
  return files.flatMap((path) => mirrorsIn(readFileSync(path, 'utf8')))[0] ?? null
}
