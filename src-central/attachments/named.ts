import { z } from 'zod'
import type { AttachmentRef } from '#shared/attachments/protocol.ts'
import { type Attachment, Attachments, type CaseAttachment } from '#shared/attachments/schema.ts'
import type { Case } from '#shared/cases/schema.ts'
import { caseDocument } from '#shared/cases/schema.ts'
import type { Actor } from '#shared/kernel/commands.ts'
import { type Model, readStored } from '#shared/kernel/model.ts'
import { mayRead } from '#shared/model/scopes.ts'
import type { SqlConnection } from '../store/sql/client.ts'
import { readDocuments } from '../store/sql/tables.ts'

interface Parts {
  readonly client: SqlConnection
  readonly model: Model
}

/** A command that names files, as far as it matters here. */
const Naming = z.looseObject({ payload: z.looseObject({ caseId: z.string(), attachments: Attachments }) })

export async function casesById({ client, model }: Parts, ids: readonly string[]): Promise<ReadonlyMap<string, Case>> {
  const stored = await readDocuments(
    client,
    [...new Set(ids)].map((id) => ({ kind: 'case' as const, id })),
  )
  const read = stored.flatMap((one) => {
    const known = readStored(model, 'case', one)
    return known.ok ? [known.value] : []
  })
  return new Map(read.map((one) => [one.id, one]))
}

const inCase = (doc: Case | undefined, id: string): CaseAttachment | undefined =>
  doc?.attachments.find((one) => one.id === id)

/** The file as a person who may read its case sees it; undefined alike where they may not and where there is none. */
export const readable = (doc: Case | undefined, id: string, actor: Actor): CaseAttachment | undefined =>
  doc !== undefined && mayRead(actor, caseDocument.scopesOf(doc)) ? inCase(doc, id) : undefined

/**
 * The files among these that this person sends: those they put on a case, whether they still see it or not, and those
 * of their commands that are held, deposited or collected and may yet be decided. By `case/id`.
 */
export async function sentBy(
  parts: Parts,
  cases: ReadonlyMap<string, Case>,
  userId: string,
  asked: readonly AttachmentRef[],
): Promise<ReadonlyMap<string, Attachment>> {
  const found = new Map<string, Attachment>()
  for (const { caseId, id } of asked) {
    const own = inCase(cases.get(caseId), id)
    if (own?.by === userId) found.set(`${caseId}/${id}`, own)
  }
  const commands = asked.flatMap(({ caseId, id, command }) =>
    command === null || found.has(`${caseId}/${id}`) ? [] : [command],
  )
  if (commands.length === 0) return found
  const kept = await parts.client.query<{ body: string }>(
    `select body from kept_command where command_id = any($1::uuid[]) and actor = $2
     union all select body from collected_command where command_id = any($1::uuid[]) and actor = $2`,
    [[...new Set(commands)], userId],
  )
  for (const { body } of kept) {
    const naming = Naming.safeParse(JSON.parse(body))
    if (!naming.success) continue
    for (const one of naming.data.payload.attachments) found.set(`${naming.data.payload.caseId}/${one.id}`, one)
  }
  return found
}
