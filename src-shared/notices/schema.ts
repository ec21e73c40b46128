import { z } from 'zod'
import type { DocumentDefinition } from '../kernel/documents.ts'
import { CommandId, uuid } from '../kernel/ids.ts'
import { Instant, instantOf, unixMsOf } from '../kernel/instants.ts'

/** Somebody is told of something that happened to a document. Its id is that of the effect: told twice, it is there once. */
export const Notice = z.looseObject({
  id: uuid,
  /** Scopes of who is told: `user:<id>`, `area:<name>`. */
  to: z.array(z.string()),
  /** Names the sentence: the command that happened. */
  code: z.string(),
  about: z.looseObject({ kind: z.string(), id: uuid }),
  commandId: CommandId,
  at: Instant,
})
export type Notice = z.infer<typeof Notice>

/** News of an earlier month is no news: it leaves workstations and the centre. */
export const NOTICE_DAYS = 30
const DAY_MS = 24 * 60 * 60_000

export const noticeDocument: DocumentDefinition<'notice'> = {
  kind: 'notice',
  schema: 1,
  shape: Notice,
  scopesOf: (doc) => doc.to,
  keepUntil: (doc) => instantOf(unixMsOf(doc.at) + NOTICE_DAYS * DAY_MS),
}
