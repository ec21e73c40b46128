import { z } from 'zod'
import { bogotaDate } from '#shared/calendar/civil-date.ts'
import { clockMinutes } from '#shared/compliance/settings.ts'
import { ConsentChannel, HoursRequest, OtherHours } from '#shared/customers/schema.ts'
import { instantOf } from '#shared/kernel/instants.ts'

/** Who asked, when, how and in which words: the same of a request and of its withdrawal. */
export interface HoursTyped {
  askedBy: string
  askedOn: string
  channel: ConsentChannel
  wording: string
  days: string[]
  from: string
  to: string
  onHolidays: boolean
  channels: ConsentChannel[]
  apartFromContract: boolean
}

export const blankHours = (): HoursTyped => ({
  askedBy: '',
  askedOn: bogotaDate(instantOf(Date.now())),
  channel: 'phone',
  wording: '',
  days: ['1', '2', '3', '4', '5'],
  from: '19:00',
  to: '21:00',
  onHolidays: false,
  channels: ['phone'],
  apartFromContract: false,
})

const { askedBy, channel, wording } = HoursRequest.shape
const asked = {
  askedBy,
  channel,
  wording,
  askedOn: HoursRequest.shape.askedOn.refine((day) => day <= bogotaDate(instantOf(Date.now())), 'hours.askedLater'),
}
const time = z.string().transform((text) => clockMinutes(text))

/** What is typed of a withdrawal; of a request the hours too. */
export const HoursWithdrawn = z.object(asked)
export const HoursAsked = z
  .object({
    ...asked,
    days: z.array(z.string()).min(1, 'hours.daysMissing'),
    from: time,
    to: time,
    onHolidays: z.boolean(),
    channels: z.array(ConsentChannel).min(1, 'hours.channelMissing'),
    apartFromContract: z.literal(true, { error: 'hours.ofContract' }),
  })
  .refine(({ from, to }) => from < to, { path: ['to'], message: 'hours.backwards' })
  .transform(({ days, from, to, onHolidays, channels, ...rest }) => ({
    ...rest,
    hours: OtherHours.parse({ weekdays: days.map(Number), from, to, onHolidays, channels }),
  }))
