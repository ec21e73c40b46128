import type { z } from 'zod'
import type { ServiceAnswers } from '#shared/console/contract.ts'
import { ok, type Rejection, type Result } from '#shared/kernel/result.ts'
import type { ClosedCasesRequest } from '#shared/sync/api.ts'

type Asked = z.output<typeof ClosedCasesRequest>
type Found = ServiceAnswers['central.closedCases']

/** Rows of an answer, if there are so many. */
const PAGE = 50

/**
 * Closed cases that the centre has and this workstation does not list: what is here already is left out, and the centre is
 * read on until a page is full. The one of an id is as the centre has it.
 * @param ask one page of the centre
 * @param listedHere which of these cases stand in this workstation's own list of these words
 */
export async function closedElsewhere(
  ask: (asked: Asked) => Promise<Result<Found, Rejection>>,
  listedHere: (text: string, ids: readonly string[]) => Promise<readonly string[]>,
  asked: Asked,
): Promise<Result<Found, Rejection>> {
  if (asked.id !== undefined) return ask(asked)
  const others: Found['rows'][number][] = []
  let after = asked.after
  for (;;) {
    const answer = await ask({ ...asked, after })
    if (!answer.ok) return answer
    const { rows, more } = answer.value
    const here = new Set(
      await listedHere(
        asked.text,
        rows.map((row) => row.case.id),
      ),
    )
    others.push(...rows.filter((row) => !here.has(row.case.id)))
    const last = rows.at(-1)?.case
    // Behind what this program cannot read there is no way on.
    const next = last === undefined || last.closedAt === null ? undefined : { closedAt: last.closedAt, id: last.id }
    if (!more || next === undefined || others.length >= PAGE)
      return ok({ rows: others.slice(0, PAGE), more: more || others.length > PAGE })
    after = next
  }
}
