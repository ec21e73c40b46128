import type { Period } from '#shared/indicators/measured.ts'
import { DEFAULT_TARGETS } from '#shared/indicators/queue-indicators.ts'
import type { BoardTold } from '#shared/supervision/board.ts'
import { advisorId, queueName, seeded, simulatedDay } from '#shared/supervision/day.test-data.ts'
import { hear } from '#shared/supervision/hear.ts'
import { newFacts } from '#shared/supervision/pbx-facts.ts'
import { advisorRow, queueRow, teamFigures } from '#shared/supervision/rows.ts'

/** What a centre would tell of a simulated morning that ends now. */
export function boardSample(queues: number, advisors: number, now: number, team: string): BoardTold {
  const day: Period = { from: now - 4 * 3_600_000, to: now + 20 * 3_600_000 }
  const facts = newFacts()
  const touched = { queues: new Set<string>(), advisors: new Set<string>() }
  const calls = Math.round(advisors * 30)
  const events = simulatedDay({ from: day.from, to: now, queues, advisors, calls, chance: seeded(7) })
  for (const event of events) hear(facts, event, touched)
  const people = Array.from({ length: advisors }, (_, n) => advisorId(n))
  return {
    whole: true,
    now,
    status: { pbx: 'here', heardAt: now },
    queues: Array.from({ length: queues }, (_, n) => queueRow(facts, queueName(n), DEFAULT_TARGETS, day)),
    advisors: people.map((advisor) => advisorRow(facts, advisor, day, now)),
    teams: [{ team, figures: teamFigures(facts, people, day, now) }],
    can: ['listen', 'whisper', 'barge', 'take', 'presence'],
    undelivered: 3,
  }
}
