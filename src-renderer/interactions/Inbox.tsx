import { ActionIcon, Button, Tooltip } from '@mantine/core'
import { IconInbox, IconPhoneOutgoing, IconPlus } from '@tabler/icons-react'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { GuidedContact } from '../guides/GuidedContact.tsx'
import { useWatch } from '../shell/console.ts'
import { Empty } from '../shell/Empty.tsx'
import { useKeys } from '../shell/keys.ts'
import { ListAndOne } from '../shell/Page.tsx'
import { PendingTag } from '../shell/PendingTag.tsx'
import page from '../shell/page.module.css'
import { usePerson } from '../shell/person.ts'
import { goTo, hashOfPlace } from '../shell/place.ts'
import { setUi } from '../shell/ui-state.ts'
import { When } from '../shell/When.tsx'
import { beginContact } from './begin.ts'
import { CallBacks } from './CallBacks.tsx'
import { ChannelIcon } from './ChannelIcon.tsx'
import { ContactForm } from './ContactForm.tsx'
import { ContactItem } from './ContactItem.tsx'
import { ContactView } from './ContactView.tsx'
import { FirstContactProven } from './FirstContactProven.tsx'
import { FirstContactToday } from './FirstContactToday.tsx'
import { useOpenContacts } from './use-open-contacts.ts'
import { Voicemails } from './Voicemails.tsx'

/** What is mine: contacts in course, each with its own draft, and those of late. */
export function Inbox({ id }: { id: string | null }) {
  const { t } = useTranslation()
  const person = usePerson()
  const open = useOpenContacts()
  const registered = useWatch('interactions.mine', { state: 'registered', limit: 30 })
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
  const begin = () => goTo('inbox', beginContact())

  return (
    <ListAndOne
      listLabel={t('shell.place.inbox')}
      label={t('interactions.contact')}
      list={
        <>
          <div className={page.listHead}>
            <h1>
              {t('shell.place.inbox')} <span className={page.n}>{open.length}</span>
              {mayBegin && (
                <Tooltip label={t('interactions.newOutbound')}>
                  <ActionIcon
                    ml="auto"
                    size={32}
                    variant="default"
                    aria-label={t('interactions.newOutbound')}
                    onClick={() => goTo('inbox', beginContact({ direction: 'outbound' }))}
                  >
                    <IconPhoneOutgoing size={16} aria-hidden />
                  </ActionIcon>
                </Tooltip>
              )}
              {mayBegin && (
                <Button
                  variant={current === undefined ? 'filled' : 'default'}
                  leftSection={<IconPlus size={16} aria-hidden />}
                  onClick={begin}
                >
                  {t('interactions.new')}
                </Button>
              )}
            </h1>
          </div>
          <div className={page.scroll}>
            {open.length === 0 && <p style={{ padding: 8 }}>{t('interactions.noneOpen')}</p>}
            <ul>
              {open.map((contact, index) => (
                <li key={contact.id}>
                  <ContactItem contact={contact} number={index + 1} current={contact.id === id} />
                </li>
              ))}
            </ul>
            {mayBegin && <Voicemails />}
            <CallBacks />
            <FirstContactToday />
            <FirstContactProven />
            {(registered?.rows.length ?? 0) > 0 && (
              <h2 className={page.section}>{t('interactions.registeredLately')}</h2>
            )}
            <ul>
              {(registered?.rows ?? []).map(({ doc, pending }) => (
                <li key={doc.id}>
                  <a
                    className={page.item}
                    href={hashOfPlace({ area: 'inbox', id: doc.id })}
                    aria-current={doc.id === id}
                  >
                    <ChannelIcon channel={doc.channel} />
                    <span>
                      <b>{doc.disposition?.label ?? t('interactions.open')}</b>
                      <small>{doc.requests.map((one) => one.topic).join(' · ') || t(`channel.${doc.channel}`)}</small>
                    </span>
                    <span className={page.r}>
                      <When at={doc.openedAt} />
                      <br />
                      <PendingTag pending={pending} />
                    </span>
                  </a>
                </li>
              ))}
            </ul>
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
            <GuidedContact key={current.id} id={current.id} beginning={current.typed} />
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
