import type { Database, Statement } from 'better-sqlite3'
import type { Standing } from '#shared/attachments/protocol.ts'
import { Attachment } from '#shared/attachments/schema.ts'
import type { AttachmentType } from '#shared/attachments/types.ts'
import { BOUND_LIMIT } from '../store/sqlite/bound-limit.ts'

/** A file as this store keeps it. */
export interface KeptFile {
  readonly id: string
  /** 1: added here. */
  readonly own: number
  readonly place: string | null
  /** The last command that named it. */
  readonly command: string | null
  readonly case_id: string | null
  readonly name: string
  readonly type: AttachmentType
  readonly size: number
  readonly sha256: string | null
  readonly stored: number
  readonly ready: number
  readonly centre: Standing['state']
  readonly asked: number
  readonly sent: number
  readonly broken: number
}

/** The centre has said something of the command, so that it knows whose the file is; one that is forgotten was settled. */
const ANSWERED = `(not exists (select 1 from command c where c.id = a.command)
  or exists (select 1 from command c where c.id = a.command and (c.state in ('accepted','settled','held','deposited') or c.collected = 1)))`
/** Sent, or still to be: not what its author has to correct or has let go. */
const LIVE = `not exists (select 1 from command c where c.id = a.command and c.state in ('refused','discarded','resent'))`

export type KeptFiles = ReturnType<typeof keptFiles>

/** The files of this store, on SQLite; every call is one statement or one transaction, and short. */
export function keptFiles(db: Database) {
  const one: Statement<[string], KeptFile> = db.prepare('select * from attachment where id = ?')
  const piece = db.prepare<[string, number], { bytes: Buffer }>(
    'select bytes from attachment_piece where attachment = ? and start = ?',
  )
  const addPiece = db.prepare('insert into attachment_piece (attachment, start, bytes) values (?, ?, ?)')
  const grow = db.prepare('update attachment set stored = ? where id = ?')
  const inPlace: Statement<[string], KeptFile> = db.prepare('select * from attachment where place = ? order by id')
  const ofCase: Statement<[string], KeptFile> = db.prepare('select * from attachment where case_id = ? order by id')
  const toSend: Statement<[number], KeptFile> = db.prepare(
    `select * from attachment a where own = 1 and ready = 1 and broken = 0 and command is not null
     and (centre <> 'whole' or asked = 0) and ${ANSWERED} order by id ${BOUND_LIMIT}`,
  )
  const toAsk: Statement<[number], KeptFile> = db.prepare(
    `select * from attachment where own = 0 and (centre <> 'whole' or asked = 0) order by asked, id ${BOUND_LIMIT}`,
  )
  const undelivered = db
    .prepare(
      `select count(*) from attachment a where own = 1 and command is not null and centre <> 'whole' and broken = 0 and ${LIVE}`,
    )
    .pluck()
  const learn = db.prepare('update attachment set centre = ?, sent = ?, asked = 1 where id = ?')
  /** Files of cases that are not kept here which somebody reads. */
  const read = new Set<string>()
  return {
    get: (id: string): KeptFile | null => one.get(id) ?? null,
    begin(file: Pick<KeptFile, 'id' | 'name' | 'type' | 'size'> & { place: string }) {
      db.prepare('insert into attachment (id, own, place, name, type, size) values (?, 1, ?, ?, ?, ?)').run(
        file.id,
        file.place,
        file.name,
        file.type,
        file.size,
      )
    },
    /** Another's file, from its case's document. */
    know(caseId: string, file: Attachment) {
      db.prepare(
        'insert or ignore into attachment (id, own, case_id, name, type, size, sha256) values (?, 0, ?, ?, ?, ?, ?)',
      ).run(file.id, caseId, file.name, file.type, file.size, file.sha256)
    },
    /** Appends; durable when it returns. */
    append: (id: string, start: number, bytes: Uint8Array): void =>
      db.transaction(() => {
        addPiece.run(id, start, bytes)
        grow.run(start + bytes.length, id)
      })(),
    piece: (id: string, start: number): Uint8Array | null => piece.get(id, start)?.bytes ?? null,
    finish: (id: string, sha256: string) =>
      void db.prepare('update attachment set sha256 = ?, ready = 1 where id = ?').run(sha256, id),
    ready: (id: string) => void db.prepare('update attachment set ready = 1 where id = ?').run(id),
    /** What was fetched of it is not what was named. */
    clear: (id: string): void =>
      db.transaction(() => {
        db.prepare('delete from attachment_piece where attachment = ?').run(id)
        grow.run(0, id)
      })(),
    breaks: (id: string) => void db.prepare('update attachment set broken = 1 where id = ?').run(id),
    remove: (id: string) => void db.prepare('delete from attachment where id = ? and place is not null').run(id),
    /** A form was let go; what a command has named is in no place any more. */
    dropPlaces: (contact: string) =>
      void db
        .prepare(`delete from attachment where place = ? or substr(place, 1, ?) = ?`)
        .run(contact, contact.length + 1, `${contact}/`),
    /** What is written of one contact goes on in another. */
    movePlaces: (contact: string, to: string) =>
      void db
        .prepare('update attachment set place = ? || substr(place, ?) where place = ? or substr(place, 1, ?) = ?')
        .run(to, contact.length + 1, contact, contact.length + 1, `${contact}/`),
    /** What the power or its person broke off: a file is here whole or not at all. */
    dropUnfinished: () => void db.prepare('delete from attachment where own = 1 and ready = 0').run(),
    inPlace: (place: string): readonly KeptFile[] => inPlace.all(place),
    ofCase: (caseId: string): readonly KeptFile[] => ofCase.all(caseId),
    toSend: (limit: number): readonly KeptFile[] => toSend.all(limit),
    toAsk: (limit: number): readonly KeptFile[] => toAsk.all(limit),
    learn: (id: string, { state, stored }: Pick<Standing, 'state' | 'stored'>) => void learn.run(state, stored, id),
    /** What the centre said holds no longer: it may have gone back. */
    doubt: () => void db.prepare('update attachment set asked = 0').run(),
    undelivered: (): number => Number(undelivered.get()),
    /** A file that is read now stays when the next time comes to forget, and no longer. */
    spare: (id: string) => void read.add(id),
    /**
     * Forgets what goes with its case: others' files, and own ones that the centre has whole, or knows nothing of, once their
     * command is forgotten as well: a centre that goes back is given both again, and nobody else's copy is sent.
     */
    forget(): number {
      const spared = JSON.stringify([...read])
      read.clear()
      return db
        .prepare(
          `delete from attachment as a where place is null and case_id not in (select id from "case")
           and id not in (select value from json_each(?)) and (own = 0
           or (centre = 'whole' and asked = 1
               and not exists (select 1 from command c where c.id = a.command and c.state not in ('resent','discarded')))
           or ((broken = 1 or (centre = 'unknown' and asked = 1)) and not exists (select 1 from command c where c.id = a.command)))`,
        )
        .run(spared).changes
    },
  }
}

/** The file as commands name it; null while it is being added. */
export const namedBy = ({ id, name, type, size, sha256, ready }: KeptFile): Attachment | null =>
  ready === 1 && sha256 !== null ? Attachment.parse({ id, name, type, size, sha256 }) : null
