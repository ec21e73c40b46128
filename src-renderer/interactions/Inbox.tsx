import { IconInbox } from '@tabler/icons-react'
import { useEffect, useMemo } from 'react'
import { lostCallOf } from '#shared/telephony/missed-calls.ts'
import { GuidedContact } from '../guides/GuidedContact.tsx'
import { useWords } from '../language/use-words.ts'
import { afterPaint, usePainted } from '../shell/after-paint.ts'
import { Empty } from '../shell/Empty.tsx'
import { useKeys } from '../shell/keys.ts'
import { ListAndOne } from '../shell/Page.tsx'
import { usePerson } from '../shell/person.ts'
import { goTo } from '../shell/place.ts'
import { setUi } from '../shell/ui-state.ts'
import { ContactForm } from './ContactForm.tsx'
import { ContactView } from './ContactView.tsx'
import { whyKept } from './discard.ts'
import { InboxList } from './InboxList.tsx'
import { NothingOpen } from './NothingOpen.tsx'
import { useOpenContacts } from './use-open-contacts.ts'

/** What is mine: contacts in course, each with its own draft, and those of late. */
export function Inbox({ id }: { id: string | null }) {
  const { t } = useWords()
  const person = usePerson()
  const open = useOpenContacts()
  // What is open comes first: its line in the list, and what that says, a frame after its step.
  const now = useMemo(() => ({ open, id }), [open, id])
  const listed = usePainted(now)
  const mayBegin = person.roles.includes('advisor')
  const current = open.find((one) => one.id === id)
  const customerId = current?.typed.customerId
  useEffect(() => {
    // A contact that is not in course says itself whom it is about.
    if (customerId === undefined && id !== null) return
    return afterPaint(() => setUi({ customerId: customerId ?? null }))
  }, [customerId, id])
  const byNumber = open
    .slice(0, 9)
    .map(({ id: contact }, index) => [`Alt+${index + 1}`, () => goTo('inbox', contact)] as const)
  useKeys(Object.fromEntries(byNumber))

  return (
    <ListAndOne
      listLabel={t('shell.place.inbox')}
      label={t('interactions.contact')}
      list={
        <InboxList
          open={listed.open}
          id={listed.id}
          mayBegin={mayBegin}
          busy={listed.open.some((one) => one.id === listed.id)}
        />
      }
      none={
        open.length > 0 ? (
          <Empty icon={IconInbox} title={t('interactions.choose.title')}>
            <p>{t('interactions.choose.text')}</p>
          </Empty>
        ) : (
          <NothingOpen mayBegin={mayBegin} />
        )
      }
      one={
        current !== undefined ? (
          current.typed.guided ? (
            <GuidedContact
              id={current.id}
              typed={current.typed}
              notes={current.interaction?.notes}
              kept={whyKept(current.typed, current.interaction)}
              lost={lostCallOf(current.interaction, person.id)}
            />
          ) : (
            // One that a colleague wrote is shown as they left it, whatever stood here blank.
            <ContactForm
              key={`${current.id} ${current.typed.receivedFrom ?? ''}`}
              id={current.id}
              beginning={current.typed}
              notes={current.interaction?.notes}
              kept={whyKept(current.typed, current.interaction)}
              lost={lostCallOf(current.interaction, person.id)}
            />
          )
        ) : id === null ? null : (
          <ContactView key={id} id={id} />
        )
      }
    />
  )
}
