import { ADVISORS, contact, docs, some } from './act.ts'
import type { Workstation } from './workstation.ts'
import type { World } from './world.ts'

/*
 * The days in which a customer may object go by: the nodes of the centre look for cases to close, at once and against whoever
 * objects at that moment.
 */

const DAY_MS = 24 * 60 * 60_000
/** From the morning of a run, a Tuesday: on the last day the customer may still object, on the day after no more. */
const LAST_DAY_MS = 7 * DAY_MS
export const DAY_AFTER_MS = 8 * DAY_MS
/** So near to each other that the one is under way when the other begins. */
const AT_ONCE_MS = 40

/** Both nodes look as so many days later; one may die at it, and somebody's objection may be on its way. */
export function daysPass(world: World, at: Workstation): void {
  const { luck, time, centre } = world
  const laterMs = luck.happens(0.8) ? DAY_AFTER_MS : LAST_DAY_MS
  if (luck.happens(0.7)) objects(world, at)
  for (const node of [0, 1]) {
    time.after(luck.below(AT_ONCE_MS), () => void centre.closeUnopposed(node, laterMs))
    if (luck.happens(0.2)) time.after(luck.below(AT_ONCE_MS), () => centre.killNode(node, luck.below(300)))
  }
}

/** Written down offline, while the case stood as told there; it leaves when the line is back. */
function objects({ luck, time, lines, told, bugs }: World, at: Workstation): void {
  const wire = lines.get(at)
  const mayObject = at.running && ADVISORS.includes(at.person.login)
  const stillOpen = mayObject ? docs(at, 'case').filter(({ state }) => state === 'informed') : []
  const one = some(luck, stillOpen)
  if (wire === undefined || one === null) return
  wire.up = false
  const inContact = luck.happens(0.5) ? { contact: contact(at, luck) } : {}
  const payload = { caseId: one.id, entryId: at.newId(), reason: 'No está de acuerdo', ...inContact }
  void at.act('case.reopen', payload).then(
    (done) => done !== null && told.push({ body: done.body, at, answer: done.told }),
    (failure) => bugs.push(String(failure)),
  )
  time.after(luck.below(AT_ONCE_MS), () => {
    wire.up = true
    at.nudge()
  })
}
