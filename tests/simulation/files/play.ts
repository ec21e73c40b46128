import { createHash } from 'node:crypto'
import { migrate } from '#central/store/sql/migrate.ts'
import { type PgliteClient, pgliteClient } from '#central/store/sql/pglite-client.ts'
import { PIECE_BYTES, pieceLength, pieceStarts } from '#shared/attachments/limits.ts'
import type { Attachment } from '#shared/attachments/schema.ts'
import type { CommandEnvelope } from '#shared/kernel/commands.ts'
import type { AttachmentId, CaseId } from '#shared/kernel/ids.ts'
import type { Rejection, Result } from '#shared/kernel/result.ts'
import { putDatabaseBack, saveDatabase } from '../../support/saved-database.ts'
import { cast } from '../world/cast.ts'
import { CALM, line, type Weather } from '../world/network.ts'
import { type Chance, chance } from '../world/random.ts'
import { type Schedule, schedule } from '../world/schedule.ts'
import { bearCast, engineParts, type FileDoor, fileCentre, refusing } from './centre.ts'
import { type Desk, desk } from './desk.ts'

/** A file that somebody chose, with its bytes as they were. */
export interface Chosen {
  readonly at: Desk
  readonly named: Attachment
  readonly bytes: Uint8Array
}
/** A command that names files, and what its author was told. */
export interface Named {
  readonly at: Desk
  readonly body: CommandEnvelope
  readonly caseId: CaseId
  readonly files: readonly Chosen[]
  readonly answer: Result<unknown, Rejection>
}

export interface FilesOutcome {
  readonly client: PgliteClient
  readonly desks: readonly Desk[]
  readonly named: readonly Named[]
  /** What a colleague's console brought in the end, by the file's id. */
  readonly fetched: ReadonlyMap<string, { readonly answer: Result<null, Rejection>; readonly sha256: string | null }>
  readonly bugs: readonly string[]
}

const FAULTY: Weather = { lostRequest: 0.1, lostAnswer: 0.1, repeated: 0.15, slowestMs: 80 }
const DAMAGED = 0.08
const REFUSED = 0.05
const TICKS = 90
/** Bytes of a file that goes in one piece; others go in two or three. */
const SMALL = 400
const QUIET_MS = 100_000

export const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')

let shared: Promise<PgliteClient> | null = null
/** One database for all schedules of a process, as it was born for each of them: a seed plays the same wherever it stands. */
async function database(): Promise<PgliteClient> {
  shared ??= (async () => {
    const client = await pgliteClient('memory://')
    await migrate(client)
    await bearCast(client, engineParts(client, { now: () => 0 }, chance(0)))
    await saveDatabase(client, 'born')
    return client
  })()
  const client = await shared
  await putDatabaseBack(client, 'born')
  return client
}
export const closeDatabase = async (): Promise<void> => (await shared)?.close()

interface World {
  readonly dice: Chance
  readonly time: Schedule
  readonly desks: readonly Desk[]
  readonly chosen: Chosen[]
  readonly named: Named[]
  readonly bugs: string[]
}

/** Plays one schedule of files: chosen, saved, sent, cut off and gone on with, everything from the seed. */
export async function playFiles(seed: number): Promise<FilesOutcome> {
  const client = await database()
  const dice = chance(seed)
  const real = { busy: 0 }
  const time = schedule(dice.fork(), real)
  let weather = CALM
  const bugs: string[] = []
  const failed = (failure: unknown) => void bugs.push(failure instanceof Error ? `${failure.stack}` : String(failure))
  const stormy = dice.fork()
  const isStormy = () => weather !== CALM
  const centre = fileCentre(
    refusing(client, dice.fork(), () => (isStormy() ? REFUSED : 0)),
    client,
    { schedule: time, chance: dice.fork(), real },
  )
  // A piece may arrive otherwise than it went: what proves a file whole is its hash.
  const damaging = (node: FileDoor): FileDoor => ({
    ...node,
    put(place, bytes) {
      if (!isStormy() || !stormy.happens(DAMAGED)) return node.put(place, bytes)
      const damaged = Uint8Array.from(bytes)
      damaged[0] = (damaged[0] ?? 0) ^ 1
      return node.put(place, damaged)
    },
  })
  const desks = [cast.ana, cast.luis, cast.pedro].map((person) =>
    desk({
      person,
      schedule: time,
      chance: dice.fork(),
      failed,
      line: (store) =>
        line(
          () => centre.doorsFor({ userId: person.id, store }).map(damaging),
          () => weather,
          time,
          dice.fork(),
          failed,
        ),
    }),
  )
  const world: World = { dice, time, desks, chosen: [], named: [], bugs }
  const kept = dice.below(TICKS / 2)
  /** The tick at which the centre is put back to where it was kept; half of the schedules have none. */
  const back = dice.happens(0.5) ? kept + 1 + dice.below(TICKS / 2) : null
  for (const one of desks) one.start()
  await time.runUntil(3_000)
  weather = FAULTY
  for (let tick = 0; tick < TICKS; tick++) {
    await time.runUntil(time.now() + dice.below(150))
    if (tick === kept) void centre.backUp().catch(failed)
    if (tick === back) void centre.goBack().catch(failed)
    happen(world, dice.one(desks), centre.killNode)
  }
  weather = CALM
  for (const one of desks) one.line.up = true
  for (const one of desks) one.start()
  // Longer than the longest wait of a courier that has failed again and again.
  for (let until = time.now() + QUIET_MS; time.now() < until; ) {
    for (const one of desks) one.nudge()
    await time.runUntil(time.now() + 25_000)
    // Everybody was asked what they know.
    if (back !== null) await centre.endRecovery()
  }
  const fetched = await fetchAll(world)
  return { client, desks, named: world.named, fetched, bugs }
}

function happen(world: World, at: Desk, killNode: (node: number, ms: number) => void): void {
  const { dice } = world
  const roll = dice.below(100)
  if (roll < 30) choose(world, at)
  else if (roll < 60) name(world, at)
  else if (roll < 70) ask(at, world)
  else if (roll < 80) at.line.up = !at.line.up
  else if (roll < 90) at.files() === null ? at.start() : at.cut()
  else if (roll < 95) at.start()
  else killNode(dice.below(2), dice.below(1_000))
}

/** A person adds a file; the power may go between two of its pieces, and the form still knows what it was to name. */
function choose({ dice, chosen }: World, at: Desk): void {
  if (at.files() === null) return
  const content = new Uint8Array(dice.happens(0.5) ? SMALL : PIECE_BYTES + dice.below(PIECE_BYTES + SMALL))
  const size = content.length
  content.set(new TextEncoder().encode('%PDF-1.7\n'))
  content.set(dice.bytes(SMALL / 2), SMALL / 4)
  const id = at.newId() as AttachmentId // a UUIDv7 by construction
  const named: Attachment = { id, name: `${id}.pdf`, type: 'pdf', size, sha256: sha256(content) }
  chosen.push({ at, named, bytes: content })
  const serve = (verb: 'attachment.begin' | 'attachment.piece' | 'attachment.finish', given: object) =>
    void at.files()?.serve(verb, given)
  serve('attachment.begin', { id, place: 'formulario', name: named.name, size })
  for (const start of pieceStarts(size)) {
    if (dice.happens(0.05)) at.cut()
    serve('attachment.piece', { id, start, bytes: content.subarray(start, start + pieceLength(size, start)) })
  }
  if (dice.happens(0.05)) at.cut()
  serve('attachment.finish', { id })
}

/** What is chosen is named by one command: an escalation, or an entry of a case that is there. */
function name({ dice, chosen, named }: World, at: Desk): void {
  const free = chosen.filter((one) => one.at === at && !named.some(({ files }) => files.includes(one)))
  const files = free.slice(0, 1 + dice.below(2))
  if (files.length === 0) return
  const attachments = files.map((one) => one.named)
  const cases = [...new Set(named.map((one) => one.caseId))].filter(
    (id) => at.storage.shown({ kind: 'case', id }) !== null,
  )
  const escalates = at.person.roles.includes('advisor') && (cases.length === 0 || dice.happens(0.4))
  if (!escalates && cases.length === 0) return
  const caseId = escalates ? at.newId() : dice.one(cases)
  const done = escalates
    ? at.act('case.escalate', escalation(at, caseId, attachments))
    : at.act('case.addAttachment', { caseId, entryId: at.newId(), attachments })
  if (done !== null) named.push({ at, caseId: caseId as CaseId, files, ...done }) // made as one
}

const escalation = (at: Desk, caseId: string, attachments: readonly Attachment[]) => ({
  caseId,
  radicado: null,
  contact: {
    interactionId: at.newId(),
    customerId: null,
    channel: 'voice',
    direction: 'inbound',
    openedAt: '2026-11-24T13:00:00.000Z',
  },
  request: { id: at.newId(), kind: 'requerimiento', topic: 'T', text: 'x', branch: null, caseId: null },
  area: 'credito',
  description: 'd',
  answerBy: 'email',
  priority: 'normal',
  attachments,
})

/** A colleague opens one of the files, whether it is there yet or not. */
function ask(at: Desk, { dice, named }: World): void {
  const known = named.filter(
    ({ answer, caseId }) => answer.ok && at.storage.shown({ kind: 'case', id: caseId }) !== null,
  )
  if (known.length === 0) return
  const { caseId, files } = dice.one(known)
  void at.files()?.serve('attachment.fetch', { caseId, id: dice.one(files).named.id })
}

/** In the end everybody who sees a case opens its files; the first who did not send it is asked. */
async function fetchAll({ time, desks, named }: World): Promise<FilesOutcome['fetched']> {
  const fetched = new Map<string, { answer: Result<null, Rejection>; sha256: string | null }>()
  for (const { at, caseId, files, answer } of named) {
    if (!answer.ok) continue
    const reader = desks.find((one) => one !== at && one.storage.shown({ kind: 'case', id: caseId }) !== null)
    if (reader === undefined) continue
    for (const { named: file } of files) {
      let told: Result<unknown, Rejection> | null = null
      void reader
        .files()
        ?.serve('attachment.fetch', { caseId, id: file.id })
        .then((one) => {
          told = one
        })
      for (let turn = 0; turn < 200 && told === null; turn++) await time.runUntil(time.now() + 50)
      if (told === null) continue
      fetched.set(file.id, { answer: told, sha256: bytesOf(reader, file) })
    }
  }
  return fetched
}

function bytesOf(reader: Desk, { id, size }: Attachment): string | null {
  const pieces = pieceStarts(size).map((start) => reader.kept().piece(id, start))
  return pieces.includes(null) ? null : sha256(Buffer.concat(pieces.filter((piece) => piece !== null)))
}
