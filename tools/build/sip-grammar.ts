import type { Plugin } from 'vite'

const FILE = /sip\.js\/lib\/grammar\/pegjs\/dist\/grammar\.js$/
const BEGIN = '    const peg$bytecode = ['
const END = '    ];\n    let peg$currPos = 0;'

/**
 * SIP.js's parser decodes the 236 rules of its grammar again at every header that it reads, more than half of the time of
 * a message (peggy's output with `optimize: size`). They are the same each time: decoded once, kept for the next.
 * @throws where the file is not the one that this was written for: after an update it is looked at again
 */
export function decodedOnce(source: string): string {
  const [before, rules, ...more] = source.split(BEGIN)
  const [decoded, after, ...others] = rules?.split(END) ?? []
  if (before === undefined || decoded === undefined || after === undefined || more.length + others.length > 0)
    throw new Error('the grammar of SIP.js is another one than tools/build/sip-grammar.ts knows')
  const kept = `let peg$decoded;\n${before}    const peg$bytecode = (peg$decoded ??= [`
  return `${kept}${decoded}    ]);\n    let peg$currPos = 0;${after}`
}

export const sipGrammar = (): Plugin => ({
  name: 'sip-grammar-decoded-once',
  transform(code, id) {
    return FILE.test(id) ? { code: decodedOnce(code), map: null } : null
  },
})
