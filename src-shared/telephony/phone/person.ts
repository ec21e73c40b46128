import { isOnlyHeard } from './apart.ts'
import { type Call, isCut } from './call.ts'
import type { PersonEvent } from './events.ts'
import { callById, EXTENSION_MS, type Phone, voiced } from './phone.ts'
import {
  andThen,
  end,
  enter,
  fact,
  isSettingUp,
  makeRoom,
  patchCall,
  refuse,
  type Step,
  settled,
  step,
} from './step.ts'

/** What the person asks; every refusal names its reason and changes nothing. */
export function onPerson(phone: Phone, event: PersonEvent & { readonly at: number }): Step {
  const { at } = event
  switch (event.type) {
    case 'answer':
      return withCall(phone, event.id, (call) => answer(phone, call, event.video ?? true, at))
    case 'reject':
      return withCall(phone, event.id, (call) =>
        call.state.phase === 'ringing'
          ? andThen(step(phone, { do: 'reject', session: call.session, code: 603 }), (now) =>
              end(now, call.session, 'rejected', at),
            )
          : refuse(phone, 'phone.notNow'),
      )
    case 'hangUp':
      return withCall(phone, event.id, (call) => hangUp(phone, call, at))
    case 'mute': {
      const call = voiced(phone)
      if (call === undefined) return refuse(phone, 'phone.noSuchCall')
      return isOnlyHeard(call) && !event.muted
        ? refuse(phone, 'phone.onlyHeard')
        : step(patchCall(phone, call.id, (one) => ({ ...one, muted: event.muted })))
    }
    case 'hold':
      return withCall(phone, event.id, (call) =>
        call.state.phase === 'talking' && !call.conference && call.apart === null
          ? step(enter(phone, call.id, { phase: 'holding' }, at), { do: 'hold', session: call.session, held: true })
          : refuse(phone, 'phone.notNow'),
      )
    case 'resume':
      return withCall(phone, event.id, (call) => resume(phone, call, at))
    case 'digit':
      return digit(phone, event.digit)
    case 'dial':
      return dial(phone, event)
    case 'transfer':
      return withCall(phone, event.id, (call) => transfer(phone, call, event.to, at))
    case 'join':
      return withCall(phone, event.id, (call) => join(phone, call, event.conference, at))
    case 'choose':
      if (phone.calls.length > 0 || phone.wrapUp !== null) return step({ ...phone, next: event.state })
      return step({ ...phone, chosen: event.state, next: null, missed: false })
    case 'back':
      return step({ ...phone, missed: false })
    case 'wrapUpDone':
      return wrapUpDone(phone, at)
    case 'wrapUpExtend':
      if (phone.wrapUp === null || phone.wrapUp.until === null) return refuse(phone, 'phone.notNow')
      if (phone.wrapUp.extended) return refuse(phone, 'phone.wrapUpExtended')
      return step({
        ...phone,
        wrapUp: { ...phone.wrapUp, until: phone.wrapUp.until + EXTENSION_MS, extended: true },
      })
  }
}

function withCall(phone: Phone, id: Call['id'], act: (call: Call) => Step): Step {
  const call = callById(phone, id)
  return call === undefined ? refuse(phone, 'phone.noSuchCall') : act(call)
}

function answer(phone: Phone, call: Call, picture: boolean, at: number): Step {
  if (call.state.phase !== 'ringing') return refuse(phone, 'phone.notNow')
  if (phone.microphone === 'denied' || phone.microphone === 'absent') return refuse(phone, 'phone.noMicrophone')
  if (isSettingUp(phone, call.id)) return refuse(phone, 'phone.busyCalling')
  const video = call.video && picture
  return andThen(makeRoom(phone, call.id, at), (now) =>
    step(
      patchCall(enter(now, call.id, { phase: 'answering' }, at), call.id, (one) => ({ ...one, video })),
      { do: 'accept', session: call.session, video },
    ),
  )
}

function hangUp(phone: Phone, call: Call, at: number): Step {
  switch (call.state.phase) {
    case 'ending':
      return refuse(phone, 'phone.notNow')
    case 'ringing':
      return andThen(step(phone, { do: 'reject', session: call.session, code: 603 }), (now) =>
        end(now, call.session, 'rejected', at),
      )
    default: {
      const ending = enter(phone, call.id, { phase: 'ending' }, at)
      const bye = { do: 'bye', session: call.session } as const
      // A BYE over a dead WebSocket reaches nobody: the bridge ends the channel as well.
      if (call.link === 'up' && phone.line.state === 'registered') return step(ending, bye)
      const link = call.link === 'up' ? 'cut' : call.link
      return step(
        patchCall(ending, call.id, (one) => ({ ...one, link })),
        bye,
        { do: 'bridgeHangUp', id: call.id },
      )
    }
  }
}

function resume(phone: Phone, call: Call, at: number): Step {
  if (call.state.phase !== 'held') return refuse(phone, 'phone.notNow')
  if (isSettingUp(phone, call.id)) return refuse(phone, 'phone.busyCalling')
  return andThen(makeRoom(phone, call.id, at), (now) =>
    step(enter(now, call.id, { phase: 'resuming' }, at), { do: 'hold', session: call.session, held: false }),
  )
}

function digit(phone: Phone, pressed: string): Step {
  const call = voiced(phone)
  if (call?.state.phase !== 'talking') return refuse(phone, 'phone.notNow')
  if (!/^[0-9*#]$/.test(pressed)) return refuse(phone, 'phone.badDigit')
  return step(phone, { do: 'digit', session: call.session, digit: pressed })
}

function dial(phone: Phone, { call, consults, at }: Extract<PersonEvent, { type: 'dial' }> & { at: number }): Step {
  if (phone.line.state !== 'registered') return refuse(phone, 'phone.notRegistered')
  if (phone.microphone !== 'ready') return refuse(phone, 'phone.noMicrophone')
  if (call.number === null || phone.calls.length >= 2 || isSettingUp(phone, null))
    return refuse(phone, 'phone.busyCalling')
  if (callById(phone, call.id) !== undefined) return refuse(phone, 'phone.notNow')
  const original = consults === null ? undefined : callById(phone, consults)
  if (
    consults !== null &&
    (original === undefined ||
      original.apart !== null ||
      !['talking', 'held', 'holding'].includes(original.state.phase))
  )
    return refuse(phone, 'phone.notNow')
  const { number } = call
  const made: Call = {
    ...call,
    direction: 'outbound',
    consults,
    state: { phase: 'calling', rings: false },
    since: at,
    answeredAt: null,
    link: 'up',
    muted: false,
    conference: false,
    guest: false,
  }
  return andThen(makeRoom(phone, call.id, at), (now) =>
    step({ ...now, calls: [...now.calls, made] }, fact({ kind: 'dialled', id: call.id, at, number, consults }), {
      do: 'invite',
      session: call.session,
      number,
      id: call.id,
      consults,
      video: call.video,
    }),
  )
}

function transfer(phone: Phone, call: Call, to: string, at: number): Step {
  const { phase } = call.state
  if (phone.line.state !== 'registered') return refuse(phone, 'phone.notRegistered')
  if ((phase !== 'talking' && phase !== 'held') || isCut(call) || call.conference || call.apart !== null)
    return refuse(phone, 'phone.notNow')
  return step(enter(phone, call.id, { phase: 'transferring', way: 'blind', to, from: phase }, at), {
    do: 'refer',
    session: call.session,
    to,
  })
}

/** The consultation is over with a yes: the customer goes to the colleague, or all three talk. */
function join(phone: Phone, call: Call, conference: boolean, at: number): Step {
  const consultation = phone.calls.find((one) => one.consults === call.id)
  if (phone.line.state !== 'registered') return refuse(phone, 'phone.notRegistered')
  if (call.state.phase !== 'held' || consultation?.state.phase !== 'talking') return refuse(phone, 'phone.notNow')
  if (isCut(call) || isCut(consultation)) return refuse(phone, 'phone.notNow')
  if (conference) return step(phone, { do: 'bridgeConference', id: call.id, joined: consultation.id })
  const to = consultation.number ?? ''
  return step(enter(phone, call.id, { phase: 'transferring', way: 'attended', to, from: 'held' }, at), {
    do: 'referReplaces',
    session: call.session,
    replacing: consultation.session,
  })
}

function wrapUpDone(phone: Phone, at: number): Step {
  const { wrapUp } = phone
  if (wrapUp === null) return refuse(phone, 'phone.notNow')
  if (wrapUp.rule.mode === 'noEarlyExit' && wrapUp.until !== null && at < wrapUp.until)
    return refuse(phone, 'phone.wrapUpPending')
  return step(settled({ ...phone, wrapUp: null }))
}
