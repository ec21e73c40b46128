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
