import { existsSync, readFileSync } from 'node:fs'

const NOBODY = new Set(['', 'null', '~', '[]'])
const bare = (text: string): string => text.trim().replace(/^(['"])(.*)\1$/, '$2')

/**
 * Whose signatures this installation takes, of the `app-update.yml` that its package was made with; none where it names
 * nobody. Written by electron-builder alone: one name on the key's line, or a list under it.
 */
export function publishersOf(settings: string): readonly string[] {
  const lines = settings.split(/\r?\n/)
  const at = lines.findIndex((line) => line.startsWith('publisherName:'))
  if (at < 0) return []
  const named = [lines[at]?.slice('publisherName:'.length) ?? '']
  for (const line of lines.slice(at + 1)) {
    const item = /^\s*- (.*)$/.exec(line)?.[1]
    if (item === undefined) break
    named.push(item)
  }
  return named.map(bare).filter((name) => !NOBODY.has(name))
}

export const publishersIn = (file: string): readonly string[] =>
  existsSync(file) ? publishersOf(readFileSync(file, 'utf8')) : []
