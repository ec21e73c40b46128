import type { User } from '#shared/identity/schema.ts'
import { useWatch } from '../shell/console.ts'
import { usePerson } from '../shell/person.ts'

const MOST = 6

/** Colleagues with a phone whose name has what is typed; a number filters nobody. */
export function useColleagues(typed: string): readonly User[] {
  const person = usePerson()
  const users = useWatch('directory.users', {})
  const wanted = typed.trim().toLowerCase()
  return (users ?? [])
    .map(({ doc }) => doc)
    .filter((one) => one.enabled && one.id !== person.id && one.roles.includes('advisor'))
    .filter((one) => wanted === '' || /\d/.test(wanted) || one.name.toLowerCase().includes(wanted))
    .slice(0, MOST)
}
