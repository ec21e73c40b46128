import { IconInbox } from '@tabler/icons-react'
import { useEffect } from 'react'
import { GuidedContact } from '../guides/GuidedContact.tsx'
import { useWords } from '../language/use-words.ts'
import { Empty } from '../shell/Empty.tsx'
import { useKeys } from '../shell/keys.ts'
import { ListAndOne } from '../shell/Page.tsx'
import page from '../shell/page.module.css'
import { usePerson } from '../shell/person.ts'
import { goTo } from '../shell/place.ts'
import { setUi } from '../shell/ui-state.ts'
import { CallBacks } from './CallBacks.tsx'
import { ContactForm } from './ContactForm.tsx'
import { ContactItem } from './ContactItem.tsx'
import { ContactView } from './ContactView.tsx'
import { FirstContactProven } from './FirstContactProven.tsx'
import { FirstContactToday } from './FirstContactToday.tsx'
import { InboxHead } from './InboxHead.tsx'
import { RegisteredLately } from './RegisteredLately.tsx'
import { useOpenContacts } from './use-open-contacts.ts'
import { Voicemails } from './Voicemails.tsx'

/** What is mine: contacts in course, each with its own draft, and those of late. */
export function Inbox({ id }: { id: string | null }) {
  const { t } = useWords()
  const person = usePerson()
  const open = useOpenContacts()
  const mayBegin = person.roles.includes('advisor')
  const current = open.find((one) => one.id === id)
  const customerId = current?.typed.customerId
  useEffect(() => {
    if (customerId !== undefined) setUi({ customerId })
    else if (id === null) setUi({ customerId: null })
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
        <>
          <InboxHead count={open.length} mayBegin={mayBegin} busy={current !== undefined} />
          <div className={page.scroll}>
            {open.length === 0 && <p style={{ padding: 8 }}>{t('interactions.noneOpen')}</p>}
            <ul>
              {open.map((contact, index) => (
                <li key={contact.id}>
                  <ContactItem id={contact.id} typed={contact.typed} number={index + 1} current={contact.id === id} />
                </li>
              ))}
            </ul>
            {mayBegin && <Voicemails />}
            <CallBacks />
            <FirstContactToday />
            <FirstContactProven />
            <RegisteredLately current={current === undefined ? id : null} />
          </div>
        </>
      }
      none={
        open.length > 0 ? (
          <Empty icon={IconInbox} title={t('interactions.choose.title')}>
            <p>{t('interactions.choose.text')}</p>
          </Empty>
        ) : (
          <Empty icon={IconInbox} title={t('interactions.empty.title')}>
            <p>{t(mayBegin ? 'interactions.empty.text' : 'interactions.empty.coordinator')}</p>
          </Empty>
        )
      }
      one={
        current !== undefined ? (
          current.typed.guided ? (
            <GuidedContact id={current.id} typed={current.typed} notes={current.interaction?.notes} />
          ) : (
            <ContactForm key={current.id} id={current.id} beginning={current.typed} />
          )
        ) : id === null ? null : (
          <ContactView key={id} id={id} />
        )
      }
    />
  )
}
