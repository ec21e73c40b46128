import { type Act, ADVISORS, contact, docs, some } from './act.ts'
import type { Chance } from './random.ts'
import type { Workstation } from './workstation.ts'

/** What a console tells of a call, on a contact that is there or one that it begins. */
export function inCall(at: Workstation, chance: Chance) {
  const fact = chance.one([
    { name: 'call.rang' },
    { name: 'call.answered' },
    { name: 'call.dialled' },
    { name: 'call.ended', more: { ending: chance.one(['hungUp', 'notAnswered', 'cancelled']) } },
  ])
  const queue = chance.happens(0.5) ? 'servicio' : null
  return {
    name: fact.name,
    payload: { contact: contact(at, chance), number: '3105550142', queue, video: false, consults: null, ...fact.more },
  }
}
/** Whoever sees the message first asks for it; others who ask are told that it is taken. */
export const takeVoicemail: Act = {
  who: ADVISORS,
  make(at, chance) {
    const left = docs(at, 'interaction').filter(
      ({ channel, advisorId }) => channel === 'voicemail' && advisorId === null,
    )
    const one = some(chance, left)
    return one === null ? null : { name: 'call.takeVoicemail', payload: { interactionId: one.id } }
  },
}
/** A missed call is called back by one: whoever sees it first asks for it. */
export const takeCallBack: Act = {
  who: ADVISORS,
  make(at, chance) {
    const missed = docs(at, 'interaction').filter(
      ({ direction, state, call, callBack }) =>
        direction === 'inbound' && state === 'open' && call !== undefined && callBack === undefined,
    )
    const one = some(chance, missed)
    return one === null ? null : { name: 'call.takeCallBack', payload: { interactionId: one.id, earlier: [] } }
  },
}
export const closeCallBack: Act = {
  who: ADVISORS,
  make(at, chance) {
    const owed = docs(at, 'interaction').filter(({ callBack }) => callBack?.keptBy === null)
    const one = some(chance, owed)
    const reason = chance.one(['wrongNumber', 'notReached'])
    return one && { name: 'call.closeCallBack', payload: { interactionId: one.id, reason } }
  },
}
