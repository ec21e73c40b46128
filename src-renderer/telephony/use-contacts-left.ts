import { useEffect } from 'react'
import { InteractionId } from '#shared/kernel/ids.ts'
import { useDrafts } from '../drafts/drafts.ts'
import { draftedContacts } from '../interactions/drafted-contacts.ts'
import { useConsole, useWatch } from '../shell/console.ts'
import { usePerson } from '../shell/person.ts'
import { leaveContact } from './given-contact.ts'
import { usePhone } from './phone-state.ts'

const leaving = new Set<string>()

/** Contacts of calls that are being written here and are a colleague's by now leave this console. */
export function useContactsLeft(): void {
  const console = useConsole()
  const { id: me } = usePerson()
  const mine = useWatch('interactions.mine', { state: 'open', limit: 200 })
  // Their ids alone: the phone's bar is not rendered at each answer and key of a contact.
  const written = useDrafts(({ texts }) =>
    draftedContacts(texts)
      .filter(({ typed }) => typed.caller !== null)
      .map(({ id }) => id)
      .join(' '),
  )
  const onPhone = usePhone(({ phone }) => phone.calls.map(({ id }) => id).join(' '))
  useEffect(() => {
    const open = new Set<string>(mine?.rows.map(({ doc }) => doc.id))
    for (const one of written.split(' ')) {
      const id = InteractionId.safeParse(one)
      if (mine === undefined || !id.success || open.has(one) || leaving.has(one)) continue
      if (onPhone.includes(one)) continue
      leaving.add(one)
      void leaveContact(console, id.data, me).finally(() => leaving.delete(one))
    }
  }, [console, me, mine, written, onPhone])
}
