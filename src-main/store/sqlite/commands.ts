import type { Database, Statement } from 'better-sqlite3'
import { KeptEnvelope } from '#shared/kernel/commands.ts'
import { RejectionShape } from '#shared/sync/protocol.ts'
import { claimFiles } from '../../attachments/claim.ts'
import type { CommandPatch, CommandRow, CommandState, ReplicaStorage } from '../port.ts'
import { BOUND_LIMIT } from './bound-limit.ts'

/** A command as its table has it. */
export interface CommandRecord {
  readonly seq: number
  readonly id: string
  readonly body: string
  readonly state: CommandState
  readonly position: number | null
  readonly recovered: number | null
  readonly collected: number
  readonly rejection: string | null
  readonly refused_group: string | null
  readonly settled_at: string | null
}

const COLUMN = {
  state: 'state',
  position: 'position',
  recovered: 'recovered',
  collected: 'collected',
  group: 'refused_group',
  settledAt: 'settled_at',
} as const

export function rowOf(row: CommandRecord): CommandRow {
  const body = KeptEnvelope.parse(JSON.parse(row.body))
  const rejection = row.rejection === null ? null : RejectionShape.parse(JSON.parse(row.rejection))
  return {
    seq: row.seq,
    id: body.id,
    body,
    state: row.state,
    position: row.position,
    recovered: row.recovered,
    collected: row.collected === 1,
    rejection:
      rejection === null
        ? null
        : rejection.facts === undefined
          ? { code: rejection.code }
          : { code: rejection.code, facts: rejection.facts },
    group: row.refused_group,
    settledAt: row.settled_at,
  }
}

type CommandStorage = Pick<
  ReplicaStorage,
  | 'appendCommand'
  | 'patchCommand'
  | 'command'
  | 'commandsIn'
  | 'undecided'
  | 'outbox'
  | 'countIn'
  | 'settledAbove'
  | 'forgetSettledBefore'
>

/** The commands of this workstation: outbox, overlay, *por corregir*, and 30 days of what was settled. */
export function commandStorage(db: Database): CommandStorage {
  const insert = db.prepare(
    `insert into command (id, name, body, state, position, recovered, collected, rejection, refused_group, settled_at)
     values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  )
  const claim = claimFiles(db)
  const byId: Statement<[string], CommandRecord> = db.prepare('select * from command where id = ?')
  const above: Statement<[number], CommandRecord> = db.prepare(
    'select * from command where position > ? order by position',
  )
  const front: Statement<[number], CommandRecord> = db.prepare(
    `select * from command where state = 'queued' and collected = 0 order by recovered is null, recovered, seq ${BOUND_LIMIT}`,
  )
  const undecided: Statement<[number, number], CommandRecord> = db.prepare(
    `select * from command where state in ('held','deposited') and seq > ? order by seq ${BOUND_LIMIT}`,
  )
  const forget = db.prepare('delete from command where settled_at < ?')
  // One statement a set of states: there are few, and each uses the index on state.
  const prepared = new Map<string, Statement<unknown[], CommandRecord>>()
  const inStates = (states: readonly CommandState[]) => {
    const key = states.join()
    const known = prepared.get(key)
    if (known !== undefined) return known
    const made = db.prepare<unknown[], CommandRecord>(
      `select * from command where state in (${states.map(() => '?').join()})
       order by recovered is null, recovered, seq ${BOUND_LIMIT}`,
    )
    prepared.set(key, made)
    return made
  }
  const counts = new Map<number, Statement<unknown[]>>()
  const countOf = (states: readonly CommandState[]) => {
    const known = counts.get(states.length)
    if (known !== undefined) return known
    const made = db.prepare(`select count(*) from command where state in (${states.map(() => '?').join()})`).pluck()
    counts.set(states.length, made)
    return made
  }
  const patches = new Map<string, Statement<unknown[]>>()
  const patching = (sets: string) => {
    const known = patches.get(sets)
    if (known !== undefined) return known
    const made = db.prepare(`update command set ${sets} where id = ?`)
    patches.set(sets, made)
    return made
  }
  return {
    appendCommand(row) {
      const body = JSON.stringify(row.body)
      claim(body, row.id)
      return Number(
        insert.run(
          row.id,
          row.body.name,
          body,
          row.state,
          row.position,
          row.recovered,
          row.collected ? 1 : 0,
          row.rejection === null ? null : JSON.stringify(row.rejection),
          row.group,
          row.settledAt,
        ).lastInsertRowid,
      )
    },
    patchCommand(id, patch: CommandPatch) {
      const sets: string[] = []
      const values: (string | number | null)[] = []
      for (const [name, column] of Object.entries(COLUMN) as [keyof typeof COLUMN, string][]) {
        // Object.entries forgets the keys of a constant
        const value = patch[name]
        if (value === undefined) continue
        sets.push(`${column} = ?`)
        values.push(typeof value === 'boolean' ? Number(value) : value)
      }
      if (patch.rejection !== undefined) {
        sets.push('rejection = ?')
        values.push(patch.rejection === null ? null : JSON.stringify(patch.rejection))
      }
      const { changes } = patching(sets.join(', ')).run(...values, id)
      if (changes !== 1) throw new Error(`command ${id} is not in this store`)
    },
    command(id) {
      const row = byId.get(id)
      return row === undefined ? null : rowOf(row)
    },
    commandsIn: (states, limit = -1) =>
      inStates(states)
        .all(...states, limit)
        .map(rowOf),
    undecided: (after, limit) => undecided.all(after, limit).map(rowOf),
    outbox: (limit) => front.all(limit).map(rowOf),
    countIn: (states) => Number(countOf(states).get(...states)),
    settledAbove: (position) => above.all(position).map(rowOf),
    forgetSettledBefore: (instant) => void forget.run(instant),
  }
}
