const VARIABLE = /\{([^{}]*)\}/g

/** The variables that a script speaks, each once. */
export const variablesIn = (script: string): readonly string[] => [
  ...new Set([...script.matchAll(VARIABLE)].map((match) => match[1] ?? '')),
]

/** Where the first brace stands that has no other: the words from it on. Null: each has one. */
export function unpairedBrace(script: string): string | null {
  const rest = script.replace(VARIABLE, (variable) => ' '.repeat(variable.length))
  const at = rest.search(/[{}]/)
  return at < 0 ? null : script.slice(Math.max(0, at - 8), at + 16).trim()
}

export type ScriptPart =
  | { readonly type: 'words'; readonly text: string }
  /** `value` is null where it is not known: the screen shows a blank with the variable's name. */
  | { readonly type: 'variable'; readonly name: string; readonly value: string | null }

/** A script in the order in which it is spoken, its variables filled from `values`. */
export function spoken(script: string, values: Readonly<Record<string, string | undefined>>): readonly ScriptPart[] {
  return script.split(VARIABLE).flatMap((part, index): ScriptPart[] => {
    if (index % 2 === 1) return [{ type: 'variable', name: part, value: values[part] ?? null }]
    return part === '' ? [] : [{ type: 'words', text: part }]
  })
}
