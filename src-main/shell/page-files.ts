import { existsSync, readFileSync, statSync } from 'node:fs'
import { extname, join, normalize, sep } from 'node:path'

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.json': 'application/json',
  '.mp3': 'audio/mpeg',
  '.wav': 'audio/wav',
}

export interface PageFile {
  readonly type: string
  readonly content: Buffer
  /** Built names carry their content's hash and never change. */
  readonly forever: boolean
}

/** A file of the built renderer by its path in the address; null for anything that is not one. Places of the console are its page. */
export function pageFile(folder: string, pathname: string): PageFile | null {
  let decoded: string
  try {
    decoded = decodeURIComponent(pathname)
  } catch {
    // A malformed escape names no file.
    return null
  }
  const wanted = decoded === '/' ? '/index.html' : decoded
  const path = normalize(join(folder, wanted))
  if (!path.startsWith(folder + sep) || path.includes('\0')) return null
  const type = TYPES[extname(path)]
  if (type === undefined || !existsSync(path) || !statSync(path).isFile()) return null
  return { type, content: readFileSync(path), forever: wanted.startsWith('/assets/') }
}
