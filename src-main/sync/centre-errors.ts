import type { CommandEnvelope } from '#shared/kernel/commands.ts'
import type { CommandId } from '#shared/kernel/ids.ts'

/** The centre could not be reached, or did not answer in time: nothing is known of what it did. */
export class CentreUnreachable extends Error {}

/** The centre answered with a problem (RFC 9457). `code` is ours, `status` HTTP's. */
export class CentreProblem extends Error {
  readonly status: number
  readonly code: string
  constructor(status: number, code: string) {
    super(`the centre answered ${status} ${code}`)
    this.status = status
    this.code = code
  }
}

/** A command that the centre would read, and whoever stands before it does not let through for its length. */
export class TooLongOnTheWay extends CentreProblem {
  readonly command: CommandId
  readonly commandName: string
  readonly bytes: number
  constructor({ id, name }: Pick<CommandEnvelope, 'id' | 'name'>, bytes: number) {
    super(413, 'request.tooLong')
    this.command = id
    this.commandName = name
    this.bytes = bytes
    this.message = `something before the centre does not let through ${name} ${id}, of ${bytes} bytes`
  }
}
