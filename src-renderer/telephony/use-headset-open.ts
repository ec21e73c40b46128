import { useEffect } from 'react'
import type { Person } from '#shared/console/session.ts'
import { hasPhone } from '#shared/telephony/account.ts'
import { openHeadset } from './open-headset.ts'

/** A headset's keys live as long as the session of its person, whose phone they are. */
export function useHeadsetOpen(person: Person): void {
  const { id } = person
  const has = hasPhone(person)
  // biome-ignore lint/correctness/useExhaustiveDependencies: another person is another phone
  useEffect(() => {
    if (has) return openHeadset()
  }, [has, id])
}
