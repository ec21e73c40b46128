/** A secret is there and the system's keyring does not give it, or takes none, for now: no reason to make another. */
export class SecretsUnreadable extends Error {
  constructor(cause: unknown) {
    super('the keyring cannot be read now', { cause })
  }
}
