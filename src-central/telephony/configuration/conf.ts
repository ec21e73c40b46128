/** Keys in their order; a key with several values is written once for each. */
export type Entries = Readonly<Record<string, string | number | boolean | readonly string[]>>

/** A value as the file has it. */
export const written = (value: string | number | boolean): string =>
  typeof value === 'boolean' ? (value ? 'yes' : 'no') : String(value)

/** One section of an Asterisk configuration file. */
export function section(name: string, entries: Entries): string {
  const lines = Object.entries(entries).flatMap(([key, value]) =>
    (Array.isArray(value) ? value : [value]).map((one) => `${key} = ${written(one)}`),
  )
  return `[${name}]\n${lines.join('\n')}\n`
}

/** A file of sections, with the word that it is made and not written. */
export const file = (...sections: readonly string[]): string =>
  `; Made by Multicontacto from its settings: what is changed here is lost.\n\n${sections.join('\n')}`

/** One extension of a dialplan: its first step with the priority 1, `label: step` where a step is gone to. */
export function extension(name: string, steps: readonly string[]): string {
  const [first = 'NoOp()', ...rest] = steps
  const line = (step: string) => {
    const labelled = /^([a-z][a-z0-9-]*): (.*)$/s.exec(step)
    return labelled === null ? ` same => n,${step}` : ` same => n(${labelled[1]}),${labelled[2]}`
  }
  return [`exten => ${name},1,${first}`, ...rest.map(line)].join('\n')
}

export const context = (name: string, ...extensions: readonly string[]): string =>
  `[${name}]\n${extensions.join('\n')}\n`
