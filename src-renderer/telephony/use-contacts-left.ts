import { useEffect } from 'react'
import { InteractionId } from '#shared/kernel/ids.ts'
import { useDraftedContacts } from '../interactions/drafted-contacts.ts'
import { useConsole, useWatch } from '../shell/console.ts'
import { usePerson } from '../shell/person.ts'
import { leaveContact } from './given-contact.ts'

const leaving = new Set<string>()

/** Contacts of calls that are being written here and are a colleague's by now leave this console. */
export function useContactsLeft(): void {
  const console = useConsole()
  const { id: me } = usePerson()
  const mine = useWatch('interactions.mine', { state: 'open', limit: 200 })
  const written = useDraftedContacts()
    .filter(({ typed }) => typed.caller !== null)
    .map(({ id }) => id)
    .join(' ')
  useEffect(() => {
    const open = new Set<string>(mine?.rows.map(({ doc }) => doc.id))
    for (const one of written.split(' ')) {
      const id = InteractionId.safeParse(one)
      if (mine === undefined || !id.success || open.has(one) || leaving.has(one)) continue
      leaving.add(one)
      void leaveContact(console, id.data, me).finally(() => leaving.delete(one))
    }
  }, [console, me, mine, written])
}
