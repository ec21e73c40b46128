import { useMemo } from 'react'
import { actorOf } from '#shared/identity/schema.ts'
import type { Actor } from '#shared/kernel/commands.ts'
import { useWatch } from './console.ts'
import { usePerson } from './person.ts'

/** The person as the rules see them, from the directory: roles and areas may have changed since the sign-in. */
export function useActor(): Actor {
  const person = usePerson()
  const users = useWatch('directory.users', {})
  const teams = useWatch('directory.teams', {})
  return useMemo(() => {
    const user = users?.find(({ doc }) => doc.id === person.id)?.doc ?? { ...person, enabled: true }
    return actorOf(user, teams?.map(({ doc }) => doc) ?? [])
  }, [person, users, teams])
}

/** Names of people by id; an id that the directory does not have is said as such by the caller. */
export function useNames(): (userId: string) => string | undefined {
  const users = useWatch('directory.users', {})
  return useMemo(() => {
    const names = new Map(users?.map(({ doc }) => [doc.id as string, doc.name]))
    return (userId) => names.get(userId)
  }, [users])
}
