import { reject } from '#shared/kernel/result.ts'
import type { PhoneVerb } from '#shared/telephony/phone-services.ts'

const none = () => reject('phone.noPbx')

/** A console without a PBX: everything of the phone is refused as the centre refuses it where none is set up. */
export const noPhone: Record<PhoneVerb, () => ReturnType<typeof none>> = {
  'phone.account': none,
  'phone.presence': none,
  'phone.calls': none,
  'phone.hangUp': none,
  'phone.retake': none,
  'phone.survey': none,
  'phone.conference': none,
  'phone.recording': none,
  'phone.simulate': none,
}
