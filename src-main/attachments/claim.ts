import type { Database } from 'better-sqlite3'

/**
 * Gives the files that a command names to that command, in the transaction that saves it: after a power cut the command
 * is there with its files, or neither. One that is sent again takes them over.
 */
export function claimFiles(db: Database): (body: string, commandId: string) => void {
  const claim = db.prepare(
    `update attachment set command = ?, place = null, case_id = ? ->> '$.payload.caseId'
     where own = 1 and id in (select value ->> '$.id' from json_each(?, '$.payload.attachments') where type = 'object')`,
  )
  return (body, commandId) => void claim.run(commandId, body, body)
}
