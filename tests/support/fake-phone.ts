import type { Rejection, Result } from '#shared/kernel/result.ts'
import { ok, reject } from '#shared/kernel/result.ts'
import type { PhoneAccount } from '#shared/telephony/account.ts'
import type { PhoneAnswers, PhoneVerb } from '#shared/telephony/phone-services.ts'

const none = () => reject('phone.noPbx')

/**
 * The phone of a console in memory: without an account everything is refused as the centre refuses it where no PBX is set
 * up; with one it is a real line to a PBX, whose bridge is away.
 */
export const fakePhone = (
  account: PhoneAccount | undefined,
): { [V in PhoneVerb]: () => Result<PhoneAnswers[V], Rejection> } => ({
  'phone.account': () => (account === undefined ? none() : ok(account)),
  'phone.presence': none,
  'phone.calls': none,
  'phone.colleagues': none,
  'phone.place': none,
  'phone.hangUp': none,
  'phone.retake': none,
  'phone.survey': none,
  'phone.conference': none,
  'phone.recording': none,
  'phone.simulate': none,
  'phone.giveContact': none,
  'phone.givenContact': none,
})
