import { readFileSync } from 'node:fs'
import { join, relative, sep } from 'node:path'
import { sourceFiles, type Violation } from './imports.ts'

/** A handler that leaves the keys of a composition alone: made by `settledKey`, or all that it does is `onListKey`. */
const sound = /^(?:settledKey\(|\(event\) =>\s*onListKey\()/

/**
 * Handlers of keys on the screens that would take an Enter which ends the composition of a letter (an accent, an input
 * method): it would send or choose before the word stands there.
 * @param root the project's folder
 */
export const findKeyHandlers = (root: string): Violation[] =>
  sourceFiles(join(root, 'src-renderer')).flatMap((path) =>
    keyHandlersIn(relative(root, path).split(sep).join('/'), readFileSync(path, 'utf8')),
  )

/** Of one file. */
export function keyHandlersIn(file: string, text: string): Violation[] {
  const given = [...text.matchAll(/\bonKey(?:Down|Up|Press)=\{/g)].map((match) => ({
    at: match.index,
    handler: text.slice(match.index + match[0].length).trimStart(),
  }))
  const listened = [...text.matchAll(/\baddEventListener\(\s*'key(?:down|up|press)',\s*/g)].map((match) => {
    const named = /^(\w+)\s*[,)]/.exec(text.slice(match.index + match[0].length))?.[1] ?? ''
    const made = text.slice(0, match.index).lastIndexOf(`const ${named} = `)
    return { at: match.index, handler: made < 0 ? '' : text.slice(made + `const ${named} = `.length) }
  })
  return [...given, ...listened]
    .filter(({ handler }) => !sound.test(handler))
    .map(({ at }) => ({
      file,
      line: text.slice(0, at).split('\n').length,
      what: 'takes the keys of a composition: settledKey',
    }))
}
