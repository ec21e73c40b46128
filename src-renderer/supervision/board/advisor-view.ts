import type { TFunction } from 'i18next'
import { qualityNow } from '#shared/supervision/quality.ts'
import type { AdvisorRow } from '#shared/supervision/rows.ts'
import { LACKS } from '#shared/telephony/phone/phone.ts'
import { personStates } from '../../interactions/catalogue.ts'

/** Why somebody is in their state: what their console lacks in words, and what was typed as it was. */
export function reasonText(t: TFunction, { state, reason }: Pick<AdvisorRow, 'state' | 'reason'>): string | null {
  if (reason === 'leaseExpired') return t('board.leaseExpired')
  const lack = state === 'notReady' ? LACKS.find((one) => one === reason) : undefined
  return lack === undefined ? reason : t(`board.lack.${lack}`)
}

/** An advisor's row with their name. */
export interface AdvisorView {
  readonly row: AdvisorRow
  readonly name: string
}

export const FILTERS = ['all', 'onCall', 'available', 'away', 'offline', 'attention'] as const
export type AdvisorFilter = (typeof FILTERS)[number]
export const SORTS = ['advisor', 'state', 'time', 'quality', 'handled'] as const
export type AdvisorSort = (typeof SORTS)[number]

/** Fair by the usual reading of ITU-T G.107: under it people complain. */
const POOR_MOS = 3.6
const MINUTE = 60_000

/** The longest time that the catalogue allows in a state, in minutes; null: any. */
export const longestMinutes = (state: string): number | null =>
  personStates().find(({ id }) => id === state)?.longestMinutes ?? null

export function isTooLong({ state, since }: AdvisorRow, now: number): boolean {
  const most = longestMinutes(state)
  return most !== null && since !== null && now - since > most * MINUTE
}
export const isPoor = (row: AdvisorRow, now: number): boolean =>
  (qualityNow(row, now)?.mos ?? Number.POSITIVE_INFINITY) < POOR_MOS

const needsAttention = (row: AdvisorRow, now: number): boolean =>
  isTooLong(row, now) || isPoor(row, now) || row.state === 'noAnswer' || row.state === 'notReady'

export function fits({ row }: AdvisorView, filter: AdvisorFilter, now: number): boolean {
  switch (filter) {
    case 'all':
      return true
    case 'onCall':
      return row.state === 'onCall'
    case 'available':
      return row.state === 'available'
    case 'offline':
      return row.state === 'offline'
    case 'away':
      return row.state !== 'onCall' && row.state !== 'available' && row.state !== 'offline'
    case 'attention':
      return needsAttention(row, now)
  }
}

/** Those on a call first, those who are not there last. */
const STATE_ORDER = [
  'onCall',
  'wrapUp',
  'noAnswer',
  'notReady',
  'available',
  'backOffice',
  'meeting',
  'training',
  'feedback',
  'activePause',
  'break',
  'lunch',
  'offline',
]

const keyOf = (sort: AdvisorSort, { row }: AdvisorView, now: number): number => {
  switch (sort) {
    case 'advisor':
      return 0
    case 'state':
      return STATE_ORDER.indexOf(row.state)
    case 'time':
      return row.since ?? Number.POSITIVE_INFINITY
    case 'quality':
      return qualityNow(row, now)?.mos ?? Number.POSITIVE_INFINITY
    case 'handled':
      return -row.handled
  }
}

/** As people sort names: *Cola 2* before *Cola 10*. */
export const byName = new Intl.Collator('es', { numeric: true }).compare

/** By the column, then by name, so that equal rows keep their places. Each one's key is made once: states change all day. */
export const sorted = (all: readonly AdvisorView[], sort: AdvisorSort, now: number): readonly AdvisorView[] =>
  all
    .map((view) => ({ view, key: keyOf(sort, view, now) }))
    .sort((a, b) => a.key - b.key || byName(a.view.name, b.view.name))
    .map(({ view }) => view)
