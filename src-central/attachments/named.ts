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

/** A case as it stands here; one that this program cannot read may name any file, and whose it is nobody knows. */
export type Found = Case | 'unreadable'

export async function casesById({ client, model }: Parts, ids: readonly string[]): Promise<ReadonlyMap<string, Found>> {
  const stored = await readDocuments(
    client,
    [...new Set(ids)].map((id) => ({ kind: 'case' as const, id })),
  )
  return new Map(
    stored.map((one) => {
      const known = readStored(model, 'case', one)
      return [one.id, known.ok ? known.value : 'unreadable']
    }),
  )
}

const inCase = (doc: Found | undefined, id: string): CaseAttachment | undefined =>
  doc === 'unreadable' ? undefined : doc?.attachments.find((one) => one.id === id)

/**
 * The file as a person who may read its case sees it; undefined alike where they may not, where nobody can tell whether they
 * may, and where there is none.
 */
export const readable = (doc: Found | undefined, id: string, actor: Actor): CaseAttachment | undefined =>
  doc !== undefined && doc !== 'unreadable' && mayRead(actor, caseDocument.scopesOf(doc)) ? inCase(doc, id) : undefined

/** A file that somebody sends. `decided`: its case names it as theirs; else a command of theirs that may yet be decided does. */
export interface Sent {
  readonly file: Attachment
  readonly decided: boolean
}

/**
 * The files among these that this person sends: those they put on a case, whether they still see it or not, and those
 * of their commands that are held, deposited or collected and may yet be decided. Such a command gives no right to what its
 * case, or somebody else's before it, already names, nor to a file of a case that this program cannot read. By `case/id`.
 */
export async function sentBy(
  { client }: Parts,
  cases: ReadonlyMap<string, Found>,
  userId: string,
  asked: readonly AttachmentRef[],
): Promise<ReadonlyMap<string, Sent>> {
  const found = new Map<string, Sent>()
  const open = new Map<string, AttachmentRef>()
  for (const ref of asked) {
    const doc = cases.get(ref.caseId)
    const named = inCase(doc, ref.id)
    if (named?.by === userId) found.set(keyOf(ref), { file: named, decided: true })
    else if (named === undefined && doc !== 'unreadable' && ref.command !== null) open.set(keyOf(ref), ref)
  }
  if (open.size === 0) return found
  const commands = [...new Set([...open.values()].map((one) => one.command))]
  const own = namedIn(
    await client.query<KeptBody>(
      `select body, seq from kept_command where command_id = any($1::uuid[]) and actor = $2
       union all select body, null from collected_command where command_id = any($1::uuid[]) and actor = $2`,
      [commands, userId],
    ),
  ).filter((one) => open.has(one.key))
  if (own.length === 0) return found
  const others = namedIn(await client.query<KeptBody>(OTHERS_NAMING, [own.map((one) => one.file.id), userId]))
  for (const one of own)
    if (!others.some((other) => other.key === one.key && isBefore(other, one)))
      found.set(one.key, { file: one.file, decided: false })
  return found
}

/** What others have kept that names any of these ids; each table is read by its index of them. */
export const OTHERS_NAMING = `select body, seq from kept_command where names && $1::text[] and actor <> $2
  union all select body, null from collected_command where names && $1::text[] and actor <> $2`

/** A command as it is kept, and its turn among them; collected ones have none before the recovery has ended. */
interface KeptBody {
  readonly body: string
  readonly seq: number | string | null
}
interface KeptNaming {
  readonly key: string
  readonly file: Attachment
  readonly turn: number | null
}

/** By which a file is found among others: an id is of its case. */
export const keyOf = ({ caseId, id }: { readonly caseId: string; readonly id: string }): string => `${caseId}/${id}`

/** Where no turn is known the other has come before: whose it is, is decided when the recovery ends. */
const isBefore = (other: KeptNaming, one: KeptNaming): boolean =>
  other.turn === null || one.turn === null || other.turn < one.turn

const namedIn = (kept: readonly KeptBody[]): KeptNaming[] =>
  kept.flatMap(({ body, seq }) => {
    const naming = Naming.safeParse(JSON.parse(body)).data?.payload
    const turn = seq === null ? null : Number(seq)
    return naming?.attachments.map((file) => ({ key: `${naming.caseId}/${file.id}`, file, turn })) ?? []
  })
