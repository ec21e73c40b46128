/** SQLSTATE classes that say nothing about the data: connection, outdated plans, transaction state, rollback, resources, limits, system. */
const PASSING = ['08', '0A', '25', '40', '53', '55', '57', '58', 'XX']
const UNIQUE = '23505'
/** Two nodes inserted the same new document: the second try finds it. */
const UNIQUE_TRIES = 3
const PASSING_TRIES = 8

/** Thrown inside a transaction that must be begun again, on what others have committed meanwhile. */
export class BeginAgain extends Error {
  readonly code = '40001'
}

const codeOf = (failure: unknown): string =>
  failure instanceof Error && 'code' in failure && typeof failure.code === 'string' ? failure.code : ''

/** Whether a failure is the machinery's and not the data's. */
export const isPassing = (failure: unknown): boolean =>
  PASSING.includes(codeOf(failure).slice(0, 2)) && codeOf(failure).length === 5

/**
 * Does a transaction again while it fails on what passes.
 * @throws the last failure, or at once one that another try cannot mend
 */
export async function retrying<T>(attempt: () => Promise<T>, wait: (ms: number) => Promise<void>): Promise<T> {
  let unique = 0
  for (let tries = 1; ; tries++) {
    try {
      return await attempt()
    } catch (failure) {
      const again = codeOf(failure) === UNIQUE ? ++unique < UNIQUE_TRIES : isPassing(failure) && tries < PASSING_TRIES
      if (!again) throw failure
      await wait(Math.min(200, 5 * 2 ** tries))
    }
  }
}
