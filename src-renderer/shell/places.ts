import {
  type Icon,
  IconBook2,
  IconCalendarStats,
  IconClipboardCheck,
  IconEditCircle,
  IconHeadset,
  IconHelp,
  IconInbox,
  IconSettings,
  IconTable,
  IconUsers,
} from '@tabler/icons-react'
import type { Role } from '#shared/kernel/roles.ts'
import type { Area } from './place.ts'

interface PlaceDefinition {
  readonly area: Area
  readonly icon: Icon
  /** Whose rail shows it; absent: everybody's. What one cannot do is not shown. */
  readonly roles?: readonly Role[]
}

/** The left rail, top to bottom. Each place's word is `shell.place.<area>` in the catalogue. */
const places: readonly PlaceDefinition[] = [
  { area: 'inbox', icon: IconInbox, roles: ['advisor', 'coordinator'] },
  { area: 'customers', icon: IconUsers, roles: ['advisor', 'coordinator', 'oefv_analyst', 'area_owner'] },
  { area: 'cases', icon: IconCalendarStats, roles: ['advisor', 'coordinator', 'oefv_analyst', 'area_owner'] },
  { area: 'correct', icon: IconEditCircle },
  { area: 'board', icon: IconHeadset, roles: ['coordinator'] },
  { area: 'coordination', icon: IconClipboardCheck, roles: ['coordinator'] },
  { area: 'guidebook', icon: IconBook2, roles: ['coordinator'] },
  { area: 'admin', icon: IconSettings, roles: ['it_admin'] },
  { area: 'matrix', icon: IconTable },
  { area: 'help', icon: IconHelp },
]

/** What somebody who has none of the ones before begins with: where their own work waits. */
const FIRST: readonly (readonly [role: Role, area: Area])[] = [
  ['advisor', 'inbox'],
  ['coordinator', 'inbox'],
  ['oefv_analyst', 'cases'],
  ['area_owner', 'cases'],
  ['it_admin', 'admin'],
]

/** A person's places; the first is the one that they begin with. */
export function placesOf(roles: readonly Role[]): readonly PlaceDefinition[] {
  const mine = places.filter((place) => place.roles === undefined || place.roles.some((role) => roles.includes(role)))
  const first = FIRST.find(([role]) => roles.includes(role))?.[1]
  return [...mine.filter(({ area }) => area === first), ...mine.filter(({ area }) => area !== first)]
}
