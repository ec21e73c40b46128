import { randomUUID } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import type { Model } from '#shared/kernel/model.ts'
import type { BoardStatus, BoardTold } from '#shared/supervision/board.ts'
import type { PbxEvent } from '#shared/telephony/pbx-events.ts'
import { type Coordinator, isLeftFor } from '../identity/answerable.ts'
import { undeliveredByAnswerable } from '../identity/undelivered.ts'
import type { Broker } from '../live/broker.ts'
import type { SqlClient } from '../store/sql/client.ts'
import { type Directory, readDirectory, type Sight, sightOf } from './directory.ts'
import { bridgesBefore, eventsBetween, eventsSince } from './event-store.ts'
import { eventWriter } from './event-writer.ts'
import { dayAround, type LiveRows, liveRows, type RowsChanged } from './live-rows.ts'
import type { SupervisedPbx } from './supervised-pbx.ts'

/** Changes are told at once, so many in a row; when there are more, one message in so many milliseconds has them all. */
const AT_ONCE = 10
const GATHER_MS = 50
/** Another node's board is read again at most so often: leases are renewed all the time. */
const READ_AGAIN_MS = 200
/** Whoever watches hears every second that the board still stands, and so knows when it does not. */
const STILL_MS = 1_000
/** Leases and figures of time change without an event: looked at again every so many seconds. */
const SLOW_EVERY = 10
/** A call that began before midnight is still in course after it. */
const BEFORE_MS = 12 * 60 * 60_000

export interface BoardParts {
  readonly client: SqlClient
  readonly model: Model
  /** Says when documents have changed. */
  readonly documents: Broker
  /** Between the boards of several nodes. */
  readonly boards: Broker
  /** Unix ms. */
  readonly now: () => number
  readonly failed: (failure: unknown) => void
}

export interface BoardWatch {
  /** Everything again, as of now: for a console that could not keep up. */
  whole(): void
  stop(): void
}

/** The centre's live board. One a node; every node's shows the same. */
export interface Board {
  /** What the bridge of this node heard of the PBX: shown at once, kept within moments, told to the other nodes. */
  hear(events: readonly PbxEvent[]): void
  /** The bridge of this node hears the PBX, and nothing has happened. */
  alive(): void
  /** The bridge of this node, for what a coordinator does. Returns the way to take it away. */
  attach(pbx: SupervisedPbx): () => void
  pbx(): SupervisedPbx | null
  sees(coordinates: readonly string[]): Sight
  watch(by: Coordinator, tell: (told: BoardTold) => void): BoardWatch
  /** When everything that was heard by now is kept. */
  settled(): Promise<void>
  stop(): Promise<void>
}

interface Watcher {
  readonly by: Coordinator
  sight: Sight
  readonly tell: (told: BoardTold) => void
}

/** Opens a node's board, made again from what is kept of the day. */
export async function openBoard(parts: BoardParts): Promise<Board> {
  const { client, boards, now, failed } = parts
  const node = randomUUID()
  const watchers = new Set<Watcher>()
  let directory: Directory = await readDirectory(client, parts.model)
  let undelivered = await undeliveredByAnswerable(client)
  let seq = 0
  let heardAt: number | null = null
  let pbx: SupervisedPbx | null = null
  let rows: LiveRows = await rebuilt()
  let teams = rows.teams(directory, now())

  const writer = eventWriter(client, () => boards.publish(new Set([`news ${node}`])), failed)

  async function rebuilt(): Promise<LiveRows> {
    const made = liveRows(dayAround(now()))
    const from = made.day.from - BEFORE_MS
    made.hear(await bridgesBefore(client, from))
    const kept = await eventsBetween(client, from, made.day.to)
    made.hear(kept.events)
    made.touch(directory)
    made.changed(directory, now())
    seq = Math.max(seq, kept.seq)
    heardAt = kept.events.reduce<number | null>((last, { at }) => (last === null || at > last ? at : last), heardAt)
    return made
  }

  function status(): BoardStatus {
    const bridges = [...rows.bridges.values()]
    if (bridges.length === 0) return { pbx: 'none', heardAt }
    return { pbx: bridges.some(({ type }) => type === 'bridgeDisconnected') ? 'away' : 'here', heardAt }
  }
  function tell({ by, sight, tell: say }: Watcher, whole: boolean, changed: RowsChanged, figures: typeof teams): void {
    say({
      whole,
      now: now(),
      status: status(),
      queues: changed.queues.filter(({ queue }) => sight.queues.has(queue)),
      advisors: changed.advisors.filter(({ advisor }) => sight.advisors.has(advisor)),
      teams: figures.filter(({ team }) => sight.teams.has(team)),
      can: [...(pbx?.can() ?? [])],
      undelivered: undelivered.reduce((sum, left) => (isLeftFor(by, left) ? sum + left.count : sum), 0),
    })
  }
  const tellAll = (watcher: Watcher) =>
    tell(watcher, true, { queues: [...rows.queues.values()], advisors: [...rows.advisors.values()] }, teams)

  /** What is heard while the rows of a new day are made, which the reading may have missed. */
  let meanwhile: PbxEvent[] | null = null
  function hearInto(events: readonly PbxEvent[]): void {
    rows.hear(events)
    meanwhile?.push(...events)
  }

  let allowed = AT_ONCE
  let countedAt = now()
  let gathering: NodeJS.Timeout | undefined
  /** Whether there was anything to tell: a renewed lease changes no row. */
  function flush(): boolean {
    gathering = undefined
    const changed = rows.changed(directory, now())
    if (changed.queues.length + changed.advisors.length === 0) return false
    for (const watcher of watchers) tell(watcher, false, changed, [])
    return true
  }
  function show(): void {
    if (gathering !== undefined) return
    allowed = Math.min(AT_ONCE, allowed + (now() - countedAt) / GATHER_MS)
    countedAt = now()
    if (allowed >= 1) {
      if (flush()) allowed -= 1
    } else gathering = setTimeout(flush, GATHER_MS)
  }

  /** What other nodes' bridges heard; one reading at a time, and one more when something came meanwhile. */
  let reading: Promise<void> | null = null
  let more = false
  async function readOn(): Promise<void> {
    do {
      more = false
      const { events, seq: newest } = await eventsSince(client, seq)
      seq = newest
      hearInto(events)
      show()
      if (more) await pause(READ_AGAIN_MS)
    } while (more)
  }
  function read(): void {
    if (reading !== null) {
      more = true
      return
    }
    reading = readOn()
      .catch(failed)
      .finally(() => {
        reading = null
      })
  }
  const deafToBoards = boards.subscribe((words) => {
    for (const word of words) {
      const [what, who, at] = word.split(' ')
      if (who === node) continue
      if (what === 'alive') heardAt = Math.max(heardAt ?? 0, Number(at))
      else read()
    }
  })

  /** Rows of people and queues, and who sees them, follow the documents. */
  async function direct(): Promise<void> {
    directory = await readDirectory(client, parts.model)
    rows.touch(directory)
    rows.changed(directory, now())
    teams = rows.teams(directory, now())
    for (const watcher of watchers) {
      watcher.sight = sightOf(directory, watcher.by.coordinates)
      tellAll(watcher)
    }
  }
  let directing: Promise<void> = Promise.resolve()
  const deafToDocuments = parts.documents.subscribe((scopes) => {
    if (scopes.has('catalog') || scopes.has('*')) directing = directing.then(direct).catch(failed)
  })

  let aliveToldAt = 0
  function heardNow(): void {
    heardAt = now()
    if (heardAt - aliveToldAt < STILL_MS) return
    aliveToldAt = heardAt
    boards.publish(new Set([`alive ${node} ${heardAt}`]))
  }

  async function slowly(): Promise<void> {
    undelivered = await undeliveredByAnswerable(client)
    if (now() >= rows.day.to) {
      meanwhile = []
      await writer.settled()
      rows = await rebuilt()
      rows.hear(meanwhile)
      meanwhile = null
      flush()
      for (const watcher of watchers) tellAll(watcher)
    }
    rows.touchAdvisors()
    teams = rows.teams(directory, now())
    flush()
  }
  let beats = 0
  let slow: Promise<void> = Promise.resolve()
  const beat = setInterval(() => {
    if (++beats % SLOW_EVERY === 0) slow = slow.then(slowly).catch(failed)
    // Figures of time are told a beat after they were asked for.
    const figures = beats % SLOW_EVERY === 1 ? teams : []
    for (const watcher of watchers) tell(watcher, false, { queues: [], advisors: [] }, figures)
  }, STILL_MS)

  return {
    hear(events) {
      hearInto(events)
      writer.add(events)
      heardNow()
      show()
    },
    alive: heardNow,
    attach(bridge) {
      pbx = bridge
      return () => {
        if (pbx === bridge) pbx = null
      }
    },
    pbx: () => pbx,
    sees: (coordinates) => sightOf(directory, coordinates),
    watch(by, say) {
      const watcher: Watcher = { by, sight: sightOf(directory, by.coordinates), tell: say }
      // What waits to be told is told to the others first: everything is as of now.
      clearTimeout(gathering)
      flush()
      watchers.add(watcher)
      tellAll(watcher)
      return { whole: () => tellAll(watcher), stop: () => void watchers.delete(watcher) }
    },
    settled: writer.settled,
    async stop() {
      clearInterval(beat)
      clearTimeout(gathering)
      deafToBoards()
      deafToDocuments()
      await Promise.all([reading, directing, slow])
      await writer.stop()
    },
  }
}
