import type { z } from 'zod'
import type { ServiceAnswers } from '#shared/console/contract.ts'
import { ok, type Rejection, type Result } from '#shared/kernel/result.ts'
import type { AfterCase, ClosedCasesRequest } from '#shared/sync/api.ts'

type Asked = z.output<typeof ClosedCasesRequest>
type Found = ServiceAnswers['central.closedCases']
type Rows = Found['rows']

/** Rows of an answer, if there are so many. */
const PAGE = 50
/** Pages of the centre that one question reads: who waits for it sees what there is, and asks for older ones. */
const READ_AT_MOST = 10

/**
 * Closed cases that the centre has and this workstation does not list: what is here already is left out, and the centre is
 * read on until a page is full or {@link READ_AT_MOST} were read. The one of an id is as the centre has it.
 * @param ask one page of the centre
 * @param listedHere which of these cases stand in this workstation's own list of these words
 * @param isNewest false once a newer question was asked: whoever typed on waits for that one, and this one reads no further
 * @returns with `more`, from where to ask on; what the centre refuses, where nothing was found before
 */
export async function closedElsewhere(
  ask: (asked: Asked) => Promise<Result<Found, Rejection>>,
  listedHere: (text: string, ids: readonly string[]) => Promise<readonly string[]>,
  asked: Asked,
  isNewest: () => boolean = () => true,
): Promise<Result<Found, Rejection>> {
  if (asked.id !== undefined) return ask(asked)
  const others: Rows[number][] = []
  let after = asked.after
  for (let read = 0; read < READ_AT_MOST; read++) {
    const answer = await ask({ ...asked, after })
    // What was found is not thrown away: whoever asks on from there hears what is the matter.
    if (!answer.ok) return others.length > 0 ? ok(pageOf(others, after)) : answer
    const { rows, more } = answer.value
    const ids = rows.map((row) => row.case.id)
    const here = new Set(await listedHere(asked.text, ids))
    others.push(...rows.filter((row) => !here.has(row.case.id)))
    after = more ? (answer.value.next ?? placeOf(rows)) : undefined
    if (after === undefined || others.length >= PAGE || !isNewest()) break
  }
  return ok(pageOf(others, after))
}

/** Numbers questions. @returns at each whether none was asked after it */
export function questions(): () => () => boolean {
  let last = 0
  return () => {
    last += 1
    const mine = last
    return () => mine === last
  }
}

/** @param next behind which the centre has more; without a place there is no way on, and no older ones are promised */
function pageOf(found: Rows, next: AfterCase | undefined): Found {
  const rows = found.slice(0, PAGE)
  const on = found.length > PAGE ? placeOf(rows) : next
  return { rows, more: on !== undefined, next: on }
}

function placeOf(rows: Rows): AfterCase | undefined {
  const last = rows.at(-1)?.case
  return last === undefined || last.closedAt === null ? undefined : { closedAt: last.closedAt, id: last.id }
}
