import type { TFunction } from 'i18next'
import type { ToldCustomer } from '#shared/cases/schema.ts'
import { dayText } from '../language/format.ts'

/** A channel within a sentence: *correo*, *mensaje de texto*. */
export const channelWords = (t: TFunction, channel: ToldCustomer['channel']): string =>
  t(`customers.consentChannel.${channel}`).toLowerCase()

/** *Radicado 1042; respuesta a más tardar el lun 30 mar 2026, por correo* */
export const toldWords = (t: TFunction, { radicado, dueOn, channel }: ToldCustomer): string =>
  t(radicado === null ? 'cases.told.withoutNumber' : 'cases.told.number', {
    radicado,
    day: dayText(dueOn),
    channel: channelWords(t, channel),
  })
