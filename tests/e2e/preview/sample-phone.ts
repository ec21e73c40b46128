import type { Page } from '@playwright/test'
import { CODES, PhoneAccount } from '#shared/telephony/account.ts'
import type { Call } from '#shared/telephony/phone/call.ts'
import { newPhone, type Phone, type WrapUp } from '#shared/telephony/phone/phone.ts'
import { before, id, MINUTE } from './sample-ids.ts'

export const callContact = (n: number) => id(5, 960 + n)
const AT = before(MINUTE)

const account = PhoneAccount.parse({
  ...{ wsUrl: 'ws://127.0.0.1:1', domain: 'pbx.example', user: 'u', secret: 's', displayName: 'Luis' },
  ...{ issuedAt: AT, worksUntil: AT, iceServers: [], codes: CODES, demo: false },
  queues: [
    {
      ...{ id: 'servicio', name: 'Servicio al cliente', ringSeconds: 20 },
      wrapUp: { mode: 'optional', limit: null },
    },
  ],
})

/** A customer who came by the queue, spoken to. */
export const talking = (n: number): Call =>
  ({
    ...{ id: callContact(n), session: `s${n}`, direction: 'inbound', number: '3105550142', queue: 'servicio' },
    ...{ video: false, consults: null, apart: null, state: { phase: 'talking' }, since: Date.now() },
    ...{ answeredAt: Date.now(), link: 'up', muted: false, conference: false, guest: false },
  }) as Call // a sample's id is well formed

export const wrappingUp = (n: number): WrapUp =>
  ({
    ...{ call: callContact(n), since: Date.now(), until: null, extended: false, backBy: null },
    rule: { mode: 'mandatory', limit: null },
  }) as WrapUp // a sample's id is well formed

/** Leaves the page's phone as a registered one has it with these calls. */
export const putPhone = (page: Page, calls: readonly Call[], wrapUp: WrapUp | null = null) => {
  const phone: Phone = {
    ...{ ...newPhone(), line: { state: 'registered' }, microphone: 'ready', media: 'ready', chosen: 'available' },
    ...{ calls, wrapUp },
  }
  return page.evaluate((state) => window.setPhone(state), { phone, account: { state: 'here', account } } as const)
}

/** A contact of a call by the queue, being typed here. */
export const callDraft = (n: number, typed: object) => ({
  contact: callContact(n),
  field: 'form',
  updatedAt: AT,
  text: JSON.stringify({
    ...{ openedAt: before((10 - n) * MINUTE), channel: 'voice', direction: 'inbound', customerId: null },
    ...{ requests: [], noteId: id(8, 960 + n), notes: '', dispositionId: '', guided: true },
    caller: { number: '3105550142', queue: 'servicio' },
    ...typed,
  }),
})
