import type { Apart, Call } from './call.ts'
import { callById, type Phone } from './phone.ts'
import { andThen, isSettingUp, makeRoom, type Step, step } from './step.ts'

/** Coordinators are heard by nobody when they listen: their microphone opens for no word. */
export const isOnlyHeard = ({ apart }: Call): boolean => apart === 'listen'

/** The coordinator asked for it at the board: answered by itself, beside a call of theirs, which waits. */
export function supervising(phone: Phone, call: Call, apart: Apart, at: number): Step {
  if (isSettingUp(phone, null)) return step(phone, { do: 'reject', session: call.session, code: 486 })
  const own: Call = { ...call, apart, state: { phase: 'answering' }, muted: apart === 'listen' }
  const room = makeRoom({ ...phone, calls: [...phone.calls, own] }, own.id, at)
  return andThen(room, (now) => step(now, { do: 'accept', session: own.session, video: false }))
}

/** Nothing is written of a call that is nobody's contact. */
export function unwritten(before: Phone, done: Step): Step {
  const isApart = (id: Call['id']) => (callById(done.phone, id) ?? callById(before, id))?.apart != null
  if (!done.effects.some((effect) => effect.do === 'fact' && isApart(effect.fact.id))) return done
  return { ...done, effects: done.effects.filter((effect) => effect.do !== 'fact' || !isApart(effect.fact.id)) }
}
