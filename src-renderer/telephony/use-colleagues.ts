import { hasEveryWord } from '#shared/catalogues/plain.ts'
import type { User } from '#shared/identity/schema.ts'
import { useWatch } from '../shell/console.ts'
import { usePerson } from '../shell/person.ts'

const MOST = 6

/** Colleagues with a phone whose name has what is typed; a number filters nobody. */
export function useColleagues(typed: string): readonly User[] {
  const person = usePerson()
  const users = useWatch('directory.users', {})
  return (users ?? [])
    .map(({ doc }) => doc)
    .filter((one) => one.enabled && one.id !== person.id && one.roles.includes('advisor'))
    .filter((one) => /\d/.test(typed) || hasEveryWord(one.name, typed))
    .slice(0, MOST)
}
