import { createContext, use } from 'react'
import type { Person } from '#shared/console/session.ts'

export const PersonContext = createContext<Person | null>(null)

/** Who is at the console; only beneath the frame. */
export function usePerson(): Person {
  const person = use(PersonContext)
  if (person === null) throw new Error('a screen outside of the frame')
  return person
}
