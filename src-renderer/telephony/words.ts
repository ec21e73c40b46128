import type { TFunction } from 'i18next'
import { Phone as ColombianPhone } from '#shared/identifiers/phone.ts'
import { userOfPhone } from '#shared/telephony/account.ts'
import type { DeviceNote } from '#shared/telephony/devices/devices.ts'
import { type Call, isUnheard } from '#shared/telephony/phone/call.ts'
import { phoneText } from '../language/format.ts'

/** *02:31*, *1:02:31* */
export function clockText(ms: number): string {
  const seconds = Math.max(0, Math.floor(ms / 1_000))
  const two = (value: number) => String(value).padStart(2, '0')
  const rest = `${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`
  return seconds < 3_600 ? rest : `${Math.floor(seconds / 3_600)}:${rest}`
}

/** A number as people read it: *310 555 0142*; extensions and foreign ones as they came, and no colleague's name at the PBX. */
export function numberText(t: TFunction, number: string | null): string {
  if (number === null) return t('phone.withheld')
  if (userOfPhone(number) !== null) return t('phone.colleague')
  const national = ColombianPhone.safeParse({ number: nationalOf(number), extension: null })
  return national.success ? phoneText(t, national.data) : number
}

/** Ten digits of a number that came with the country's code. */
export const nationalOf = (number: string): string => number.replace(/^(?:\+|00)?57(?=\d{10}$)/, '')

/** What is happening to a call, in words. */
export function phaseText(t: TFunction, call: Call): string {
  if (call.apart !== null && call.state.phase === 'talking')
    return call.muted
      ? `${t(`phone.apart.${call.apart}`)} · ${t('phone.muted').toLowerCase()}`
      : t(`phone.apart.${call.apart}`)
  switch (call.state.phase) {
    case 'ringing':
      return t(call.video ? 'phone.video' : 'phone.incoming')
    case 'calling':
      if (isUnheard(call)) return t('phone.unheard')
      return t(call.state.rings ? 'phone.rings' : 'phone.calling')
    case 'answering':
      return t('phone.answering')
    case 'talking':
      return call.conference ? t('phone.conference') : call.muted ? t('phone.muted') : t('phone.inCourse')
    case 'holding':
      return t('phone.holding')
    case 'held':
      return t('phone.onHold')
    case 'resuming':
      return t('phone.resuming')
    case 'transferring':
      return t('phone.transferring')
    case 'ending':
      return t('phone.ending')
  }
}

/** *Se desconectó «Diadema»: se usa el del equipo.* */
export const noteText = (t: TFunction, { what, device, instead }: DeviceNote): string =>
  what === 'returned'
    ? t('phone.devices.returned', { device })
    : instead === null
      ? t('phone.devices.lost', { device })
      : t('phone.devices.lostFor', { device, instead })
