import { createEngine } from '#central/sync/engine.ts'
import { PUSH_LIMIT } from '#shared/sync/protocol.ts'
import { testCentre } from '#tests/support/centre.ts'
import { samplePeople } from '../../sample/people.ts'
import { pushOf } from '../push-rate.ts'

/*
 * A centre in a process of its own, with a colleague who works elsewhere: what they have saved while this desk was away, and
 * then four pushes a second. It begins with the first message, and says with each how many commands it has taken of them.
 */
const BACKLOG = 5_000
const EVERY_MS = 250

const centre = await testCentre({ requestsPerMinute: 1_000_000 })
const engine = createEngine(centre.engineParts)
const colleague = samplePeople[1]?.id ?? ''
let taken = 0

async function work(): Promise<never> {
  for (;;) {
    await engine.push(colleague, pushOf(colleague, PUSH_LIMIT))
    taken += PUSH_LIMIT
    if (taken > BACKLOG) await new Promise((resolve) => setTimeout(resolve, EVERY_MS))
  }
}
let begun = false
process.on('message', () => {
  if (!begun) void work()
  begun = true
  process.send?.(taken)
})
process.on('disconnect', () => process.exit())
process.send?.(centre.url)
