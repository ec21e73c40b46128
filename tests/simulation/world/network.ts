import { CentreProblem, CentreUnreachable } from '#main/sync/centre-errors.ts'
import type { HttpCentre } from '#main/sync/http-centre.ts'
import type { Door } from './door.ts'
import type { Chance } from './random.ts'
import type { Schedule } from './schedule.ts'

/** How bad the network is; all zero is a good one. */
export interface Weather {
  lostRequest: number
  lostAnswer: number
  repeated: number
  slowestMs: number
}

export const CALM: Weather = { lostRequest: 0, lostAnswer: 0, repeated: 0, slowestMs: 5 }

/** One workstation's line to the centre: which node answers changes from request to request. */
export interface Line<D extends Door = Door> {
  readonly port: Omit<HttpCentre, 'attachments'>
  /** Asks a node over this line. */
  carry<T>(ask: (node: D) => Promise<T>): Promise<T>
  up: boolean
}

const PAGE = 8
/** After this long the workstation gives up waiting, as the HTTP client does. */
const PATIENCE_MS = 400

/**
 * A line that loses, repeats, delays and so reorders requests and answers. A repeated request reaches another node at the
 * same time; the answers of all but one are thrown away, as the network would.
 * @param bug told of a node's failure that is not the database's: no network explains it
 * @param nodes the centre's nodes as they are now: one that is down throws
 */
export function line<D extends Door>(
  nodes: () => readonly D[],
  weather: () => Weather,
  schedule: Schedule,
  chance: Chance,
  bug: (failure: unknown) => void,
): Line<D> {
  const self: Line<D> = {
    up: true,
    carry,
    port: {
      push: (request) => carry((node) => node.push(request)),
      // Small pages, so that a pull of a run takes several and can be cut between them.
      pull: (request) => carry((node) => node.pull({ ...request, limit: PAGE })),
      commonHead: (request) => carry((node) => node.commonHead(request)),
      last: async (signed, shape) => shape.parse(await carry((node) => node.last(signed))),
    },
  }
  const delay = () => schedule.wait(chance.below(weather().slowestMs + 1))

  async function once<T>(ask: (node: D) => Promise<T>): Promise<T> {
    await delay()
    if (!self.up || chance.happens(weather().lostRequest)) return never()
    const answer = await ask(chance.one(nodes()))
    await delay()
    if (!self.up || chance.happens(weather().lostAnswer)) return never()
    // What arrives has crossed a wire: nothing is shared between the two sides.
    return structuredClone(answer)
  }
  async function carry<T>(ask: (node: D) => Promise<T>): Promise<T> {
    if (!self.up) throw new CentreUnreachable('offline')
    const tries = chance.happens(weather().repeated) ? 2 : 1
    const answers = Array.from({ length: tries }, () => once(ask))
    const timeout = schedule.wait(PATIENCE_MS).then((): never => {
      throw new CentreUnreachable('no answer in time')
    })
    // A node that throws is a connection that broke.
    return Promise.race([...answers.map((one) => one.catch((failure) => unreachable(failure, bug))), timeout])
  }
  return self
}

const never = <T>(): Promise<T> => new Promise(() => {})
const unreachable = (failure: unknown, bug: (failure: unknown) => void): never => {
  if (failure instanceof CentreUnreachable || failure instanceof CentreProblem) throw failure
  if (!(failure instanceof Error && 'code' in failure)) bug(failure)
  throw new CentreUnreachable('the node failed', { cause: failure })
}
