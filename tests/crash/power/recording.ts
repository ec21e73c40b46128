/** One thing a process did to its files or said, in the order in which the kernel saw it. Offsets and sizes in bytes. */
export type DiskEvent =
  | { readonly type: 'write'; readonly path: string; readonly offset: number; readonly bytes: Buffer }
  | { readonly type: 'sync'; readonly path: string }
  | { readonly type: 'truncate'; readonly path: string; readonly size: number }
  | { readonly type: 'remove'; readonly path: string }
  | { readonly type: 'rename'; readonly from: string; readonly to: string }
  /** Said on standard output: what a person was told is saved. */
  | { readonly type: 'said'; readonly text: string }

/** What strace must be asked for so that {@link parseRecording} can read it. */
export const STRACE = [
  '-f',
  '-y',
  '-xx',
  '-s',
  '2000000',
  '-e',
  'trace=pwrite64,write,fsync,fdatasync,ftruncate,unlink,unlinkat,rename,renameat2,renameat',
]

const hex = (text: string): Buffer => Buffer.from(text.replaceAll('\\x', ''), 'hex')
const decoded = (text: string): string => hex(text).toString('utf8')

const PATTERNS: readonly [RegExp, (found: string[]) => DiskEvent | null][] = [
  [
    /pwrite64\(\d+<([^>]*)>, "([^"]*)", \d+, (\d+)\)\s+= \d+/,
    ([path = '', bytes = '', offset = '']) => ({
      type: 'write',
      path: plain(path),
      offset: Number(offset),
      bytes: hex(bytes),
    }),
  ],
  [/\bwrite\(1(?:<[^>]*>)?, "([^"]*)", \d+\)\s+= \d+/, ([bytes = '']) => ({ type: 'said', text: decoded(bytes) })],
  [/f(?:data)?sync\(\d+<([^>]*)>\)\s+= 0/, ([path = '']) => ({ type: 'sync', path: plain(path) })],
  [
    /ftruncate\(\d+<([^>]*)>, (\d+)\)\s+= 0/,
    ([path = '', size = '']) => ({ type: 'truncate', path: plain(path), size: Number(size) }),
  ],
  [/unlink\("([^"]*)"\)\s+= 0/, ([path = '']) => ({ type: 'remove', path: decoded(path) })],
  [/unlinkat\([^,]*, "([^"]*)", 0\)\s+= 0/, ([path = '']) => ({ type: 'remove', path: decoded(path) })],
  [
    /rename(?:at2?)?\((?:[^,"]*, )?"([^"]*)", (?:[^,"]*, )?"([^"]*)"(?:, \w+)?\)\s+= 0/,
    ([from = '', to = '']) => ({ type: 'rename', from: decoded(from), to: decoded(to) }),
  ],
]

/** With -xx strace writes the paths of descriptors in hexadecimal as well. */
const plain = (path: string): string => (path.startsWith('\\x') ? decoded(path) : path)

/**
 * Reads strace's account. A call that was interrupted by another thread comes in two lines, which are put together.
 * @throws Error on a written call that it cannot read: a recording with holes proves nothing
 */
export function parseRecording(text: string): DiskEvent[] {
  const events: DiskEvent[] = []
  const unfinished = new Map<string, string>()
  for (const raw of text.split('\n')) {
    const process = /^(?:\[pid\s+)?(\d+)\]?\s+/.exec(raw)
    const pid = process?.[1] ?? ''
    let line = process === null ? raw : raw.slice(process[0].length)
    if (line.endsWith('<unfinished ...>')) {
      unfinished.set(pid, line.slice(0, -'<unfinished ...>'.length).trimEnd())
      continue
    }
    const resumed = /^<\.\.\. \w+ resumed>\s?/.exec(line)
    if (resumed !== null) line = `${unfinished.get(pid) ?? ''}${line.slice(resumed[0].length)}`
    const event = eventOf(line)
    if (event !== null) events.push(event)
  }
  return events
}

function eventOf(line: string): DiskEvent | null {
  for (const [pattern, make] of PATTERNS) {
    const found = pattern.exec(line)
    if (found !== null) return make(found.slice(1))
  }
  if (/^(pwrite64|f(data)?sync|ftruncate)\(/.test(line) && !/= -\d/.test(line))
    throw new Error(`unreadable: ${line.slice(0, 120)}`)
  return null
}
