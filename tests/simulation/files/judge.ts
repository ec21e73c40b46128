import { createHash } from 'node:crypto'
import type { FilesOutcome, Named } from './play.ts'

/*
 * What must hold of files after any run. Written apart from the product: it reads the tables of the centre as they are.
 */

interface Row {
  readonly id: string
  readonly case_id: string
  readonly whole: boolean
  readonly stored: number
  readonly pieces: number
  readonly hash: string | null
}

/** Every file that an accepted command named is whole at the centre, once, as it was chosen; nothing else is there. */
export async function judgeFiles({ client, desks, named, fetched, bugs }: FilesOutcome): Promise<string[]> {
  const faults = bugs.map((bug) => `a bug: ${bug}`)
  const log = await client.query<{ command_id: string; outcome: string }>(
    'select command_id, outcome from log where command_id = any($1::uuid[])',
    [named.map(({ body }) => body.id)],
  )
  const wasAccepted = ({ body }: Named) => log.some((row) => row.command_id === body.id && row.outcome === 'accepted')
  for (const one of named) {
    if (one.answer.ok && !wasAccepted(one)) faults.push(`${one.body.name} ${one.body.id} was saved and not accepted`)
    for (const { named: file, bytes } of one.files) {
      const rows = await client.query<Row>(
        `select a.id, a.case_id, a.whole_at is not null as whole, a.stored,
           (select count(*)::int from attachment_piece p where p.case_id = a.case_id and p.id = a.id) as pieces,
           (select encode(sha256(string_agg(p.bytes, ''::bytea order by p.start)), 'hex')
            from attachment_piece p where p.case_id = a.case_id and p.id = a.id) as hash
         from attachment a where a.id = $1`,
        [file.id],
      )
      if (!one.answer.ok) continue
      const [row] = rows
      const should = createHash('sha256').update(bytes).digest('hex')
      if (rows.length !== 1) faults.push(`${file.id} is at the centre ${rows.length} times`)
      else if (row?.case_id !== one.caseId) faults.push(`${file.id} is with another case`)
      else if (!row.whole) faults.push(`${file.id} has ${row.stored} of ${file.size} bytes, and waits`)
      else if (row.hash !== should || row.stored !== file.size) faults.push(`${file.id} is not what was chosen`)
      const brought = fetched.get(file.id)
      if (brought !== undefined && (!brought.answer.ok || brought.sha256 !== should))
        faults.push(
          `a colleague does not get ${file.id}: ${brought.answer.ok ? 'other bytes' : brought.answer.error.code}`,
        )
    }
  }
  for (const at of desks) {
    const left = at.kept().undelivered()
    if (left > 0) faults.push(`${at.person.login} still has ${left} files to deliver`)
    const waiting = at.storage.countIn(['queued', 'accepted', 'held'])
    if (waiting > 0) faults.push(`${at.person.login} still has ${waiting} commands to settle`)
  }
  return faults
}
