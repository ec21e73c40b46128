import { z } from 'zod'

/** A node of a JSON schema, as far as it is read here. */
interface Node {
  readonly $ref?: string
  readonly properties?: Readonly<Record<string, Node>>
  readonly required?: readonly string[]
  readonly items?: Node
  readonly anyOf?: readonly Node[]
  readonly oneOf?: readonly Node[]
  readonly allOf?: readonly Node[]
}

/** What a payload may leave out, and none of these payloads says, by its path. */
export function neverSaid(payload: z.ZodType, said: readonly unknown[]): string[] {
  const root = z.toJSONSchema(payload, { io: 'input', unrepresentable: 'any', reused: 'inline' }) as Node // of which only these are read
  return [...new Set(unsaid(root, said, ''))]
}

function unsaid(node: Node, values: readonly unknown[], path: string): string[] {
  const parts = [...(node.anyOf ?? []), ...(node.oneOf ?? []), ...(node.allOf ?? [])]
  const objects = values.filter((one): one is object => typeof one === 'object' && one !== null && !Array.isArray(one))
  const items = values.filter((one) => Array.isArray(one)).flat()
  return [
    ...parts.flatMap((part) => unsaid(part, values, path)),
    ...(node.items === undefined ? [] : unsaid(node.items, items, `${path}[]`)),
    ...Object.entries(node.properties ?? {}).flatMap(([name, one]) => {
      const at = path === '' ? name : `${path}.${name}`
      const given = objects.flatMap((object) => (name in object ? [(object as Record<string, unknown>)[name]] : [])) // of this name, asked just before
      if (given.length > 0) return unsaid(one, given, at)
      return node.required?.includes(name) === true && objects.length === 0 ? [] : [at]
    }),
  ]
}
