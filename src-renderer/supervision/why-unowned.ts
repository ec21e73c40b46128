import type { TFunction } from 'i18next'
import { bogotaDate } from '#shared/calendar/civil-date.ts'
import type { Case } from '#shared/cases/schema.ts'
import { isHere, type User } from '#shared/identity/schema.ts'
import { instantOf } from '#shared/kernel/instants.ts'
import { areaName } from '../interactions/catalogue.ts'
import { dayText } from '../language/format.ts'

/** Why nobody has a case, in words: its holder, its advisor or its whole area is away. The first that is true is said. */
export function whyUnowned(t: TFunction, current: Case, users: readonly User[]): string {
  const today = bogotaDate(instantOf(Date.now()))
  const away = (id: string): { name: string; away: string } | null => {
    const user = users.find((one) => one.id === id)
    if (user === undefined) return { name: t('cases.unknownPerson'), away: t('coordination.unowned.away.unknown') }
    if (isHere(user, today)) return null
    if (!user.enabled) return { name: user.name, away: t('coordination.unowned.away.disabled') }
    return { name: user.name, away: t('coordination.unowned.away.absent', { day: dayText(user.absentUntil ?? today) }) }
  }
  const holder = current.holderId === null ? null : away(current.holderId)
  if (holder !== null) return t('coordination.unowned.why.holder', holder)
  const advisor = away(current.advisorId)
  if (advisor !== null) return t('coordination.unowned.why.advisor', advisor)
  return t('coordination.unowned.why.area', { area: areaName(current.area) })
}
