import { readFileSync } from 'node:fs'
import type { z } from 'zod'

/** A file that does not say what it should. Its words name the file and the fields, and nothing that stands in them. */
export class WrongFile extends Error {
  constructor(path: string, fields: readonly string[] | null) {
    super(
      fields === null
        ? `El archivo ${path} no es JSON.`
        : `El archivo ${path} no es lo que debe: ${fields.join(', ')}.`,
    )
  }
}

/** Which fields do not fit, each once. */
export const fieldsOf = (error: z.ZodError): readonly string[] => [
  ...new Set(error.issues.map(({ path }) => path.join('.') || 'todo')),
]

/**
 * Reads a file of JSON.
 * @throws {WrongFile} what is no JSON
 */
export function readJsonFile(path: string): unknown {
  const text = readFileSync(path, 'utf8')
  try {
    return JSON.parse(text)
  } catch {
    throw new WrongFile(path, null)
  }
}

/** @throws {WrongFile} what is not of this shape */
export function fitting<S extends z.ZodType>(shape: S, path: string, value: unknown): z.output<S> {
  const read = shape.safeParse(value)
  if (!read.success) throw new WrongFile(path, fieldsOf(read.error))
  return read.data
}
