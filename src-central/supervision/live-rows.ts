import { addDays, bogotaDate, bogotaInstant } from '#shared/calendar/civil-date.ts'
import type { Period } from '#shared/indicators/measured.ts'
import { instantOf, unixMsOf } from '#shared/kernel/instants.ts'
import { hear, type Touched } from '#shared/supervision/hear.ts'
import { newFacts } from '#shared/supervision/pbx-facts.ts'
import { type AdvisorRow, advisorRow, type QueueRow, queueRow, teamFigures } from '#shared/supervision/rows.ts'
import type { PbxEvent } from '#shared/telephony/pbx-events.ts'
import { type Directory, targetsOf } from './directory.ts'

export interface RowsChanged {
  readonly queues: readonly QueueRow[]
  readonly advisors: readonly AdvisorRow[]
}

/** The civil day in Bogotá around a moment: the period of the board's numbers. */
export function dayAround(now: number): Period {
  const date = bogotaDate(instantOf(now))
  return { from: unixMsOf(bogotaInstant(date, 0)), to: unixMsOf(bogotaInstant(addDays(date, 1), 0)) }
}

/** Rows computed from facts, again only where an event may have changed them. */
export function liveRows(day: Period) {
  const facts = newFacts()
  const touched: Touched = { queues: new Set(), advisors: new Set() }
  const shown = new Map<string, string>()
  const queues = new Map<string, QueueRow>()
  const advisors = new Map<string, AdvisorRow>()

  /** Remembers a row; whether it is another one than before. */
  function renewed(key: string, row: unknown): boolean {
    const text = JSON.stringify(row)
    if (shown.get(key) === text) return false
    shown.set(key, text)
    return true
  }
  return {
    day,
    queues: queues as ReadonlyMap<string, QueueRow>,
    advisors: advisors as ReadonlyMap<string, AdvisorRow>,
    bridges: facts.bridges as ReadonlyMap<
      string,
      Extract<PbxEvent, { type: 'bridgeConnected' | 'bridgeDisconnected' }>
    >,
    hear(events: readonly PbxEvent[]): void {
      for (const event of events) hear(facts, event, touched)
    },
    /** Looks again at everything that a directory names: settings may have changed, leases may have run out. */
    touch(directory: Directory): void {
      for (const team of directory.teams) for (const code of team.queues) touched.queues.add(code)
      for (const { id } of directory.advisors) touched.advisors.add(id)
    },
    touchAdvisors(): void {
      for (const advisor of facts.presences.keys()) touched.advisors.add(advisor)
    },
    /** The rows that are others than at the last time. */
    changed(directory: Directory, now: number): RowsChanged {
      const changed: { queues: QueueRow[]; advisors: AdvisorRow[] } = { queues: [], advisors: [] }
      for (const queue of touched.queues) {
        const row = queueRow(facts, queue, targetsOf(directory, queue), day)
        queues.set(queue, row)
        if (renewed(`queue/${queue}`, row)) changed.queues.push(row)
      }
      for (const advisor of touched.advisors) {
        const row = advisorRow(facts, advisor, day, now)
        advisors.set(advisor, row)
        if (renewed(`advisor/${advisor}`, row)) changed.advisors.push(row)
      }
      touched.queues.clear()
      touched.advisors.clear()
      return changed
    },
    teams: (directory: Directory, now: number) =>
      directory.teams.map(({ id }) => ({
        team: id as string,
        figures: teamFigures(
          facts,
          directory.advisors.flatMap((advisor) => (advisor.teamId === id ? [advisor.id] : [])),
          day,
          now,
        ),
      })),
  }
}
export type LiveRows = ReturnType<typeof liveRows>
