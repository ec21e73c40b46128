import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, normalize, relative, sep } from 'node:path'

/** What each folder may import beside itself (docs/architecture.md, The five folders). Tests may import anything. */
export const mayImport: Readonly<Record<string, readonly string[]>> = {
  'src-shared': ['resources'],
  'src-main': ['src-shared', 'resources'],
  'src-renderer': ['src-shared', 'resources'],
  'src-central': ['src-shared', 'resources'],
}

/** What `src-shared` may not name: it has no clock, no randomness and no I/O of its own. */
const impurities: readonly RegExp[] = [
  /\bDate\.now\b/,
  /\bnew Date\(\s*\)/,
  /\bMath\.random\b/,
  /\bperformance\./,
  /\bcrypto\./,
  /\bprocess\./,
  /\bconsole\.\w+\(/,
  /\bset(?:Timeout|Interval|Immediate)\(/,
  /\bfetch\(/,
]

/** A file that breaks a rule of the layers. */
export interface Violation {
  readonly file: string
  readonly line: number
  readonly what: string
}

/**
 * Reads every source file of the four folders and names what no compiler sees: an import that crosses the layers by
 * any way of writing it (alias, relative path, dynamic import, worker address), and a clock or chance in `src-shared`.
 *
 * @param root the project's folder
 */
export function findViolations(root: string): Violation[] {
  return Object.keys(mayImport).flatMap((folder) =>
    sourceFiles(join(root, folder)).flatMap((path) =>
      violationsIn(relative(root, path).split(sep).join('/'), readFileSync(path, 'utf8')),
    ),
  )
}

/** Of one file: `file` from the project's folder, with `/`. */
export function violationsIn(file: string, text: string): Violation[] {
  const folder = file.split('/')[0] ?? ''
  const lines = text.split('\n')
  return lines.flatMap((line, index) => {
    const crossing = specifiersIn(line)
      .map((specifier) => ({ specifier, target: folderOf(specifier, file) }))
      .filter(({ target }) => target !== undefined && target !== folder && !mayImport[folder]?.includes(target))
      .map(({ specifier }) => `imports ${specifier}`)
    const impure = folder === 'src-shared' && !isComment(line) ? impurities.filter((each) => each.test(line)) : []
    return [...crossing, ...impure.map((each) => `is not pure: ${each.source}`)].map((what) => ({
      file,
      line: index + 1,
      what,
    }))
  })
}

const isComment = (line: string): boolean => /^\s*(?:\*|\/\/|\/\*)/.test(line)

/** What a line imports: `from '…'`, `import '…'`, `import('…')`, `require('…')`, `new URL('…', import.meta.url)`. */
function specifiersIn(line: string): string[] {
  if (isComment(line)) return []
  const pattern = /(?:\bfrom\s*|\bimport\s*\(?\s*|\brequire\s*\(\s*|\bnew URL\(\s*)(['"`])([^'"`]+)\1/g
  return [...line.matchAll(pattern)].map((match) => match[2] ?? '')
}

/** The top folder that a specifier leads to; undefined for a package. */
function folderOf(specifier: string, file: string): string | undefined {
  const alias = /^#(\w+)\//.exec(specifier)?.[1]
  if (alias !== undefined) return ['tests', 'tools', 'resources'].includes(alias) ? alias : `src-${alias}`
  if (!specifier.startsWith('.')) return undefined
  return normalize(join(dirname(file), specifier)).split(sep)[0]
}

/** The sources of a folder, without their tests. */
export function sourceFiles(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => /\.tsx?$/.test(path) && !/\.test\.tsx?$/.test(path))
    .map((path) => join(folder, path))
}
