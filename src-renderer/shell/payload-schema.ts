import { model } from '#shared/model/model.ts'

/**
 * The schema of a command's payload: forms are checked by the very shape that the services will parse.
 * @throws Error for a name that is no command: a bug of the form
 */
export function payloadSchema(name: string) {
  const definition = model.commands.get(name)
  if (definition === undefined) throw new Error(`${name} is no command`)
  return definition.payload
}
