import { memo } from 'react'
import { useWords } from '../language/use-words.ts'
import { useWatch } from '../shell/console.ts'
import page from '../shell/page.module.css'
import { CallBacks } from './CallBacks.tsx'
import { ContactItem } from './ContactItem.tsx'
import { FirstContactProven } from './FirstContactProven.tsx'
import { FirstContactToday } from './FirstContactToday.tsx'
import { InboxHead } from './InboxHead.tsx'
import { RegisteredLately } from './RegisteredLately.tsx'
import { OPEN_OF_MINE, type OpenContact } from './use-open-contacts.ts'
import { Voicemails } from './Voicemails.tsx'

interface Props {
  readonly open: readonly OpenContact[]
  /** What is open beside the list. */
  readonly id: string | null
  readonly mayBegin: boolean
  /** It is a contact in course. */
  readonly busy: boolean
}

/** Contacts in course, what waits to be called back, and what was registered of late. */
export const InboxList = memo(function InboxList({ open, id, mayBegin, busy }: Props) {
  const { t } = useWords()
  return (
    <>
      <InboxHead count={open.length} mayBegin={mayBegin} busy={busy} />
      <div className={page.scroll}>
        {open.length === 0 && <p style={{ padding: 8 }}>{t('interactions.noneOpen')}</p>}
        <ul>
          {open.map((contact, index) => (
            <li key={contact.id}>
              <ContactItem id={contact.id} typed={contact.typed} number={index + 1} current={contact.id === id} />
            </li>
          ))}
        </ul>
        <OpenBeyond />
        {mayBegin && <Voicemails />}
        <CallBacks />
        <FirstContactToday />
        <FirstContactProven />
        <RegisteredLately current={busy ? null : id} />
      </div>
    </>
  )
})

/** Of more contacts in course than anybody has at once the oldest are not shown, and that is said. */
const OpenBeyond = memo(function OpenBeyond() {
  const { t } = useWords()
  const mine = useWatch('interactions.mine', OPEN_OF_MINE)
  if (mine === undefined || mine.total === mine.rows.length) return null
  return <p className={page.cut}>{t('interactions.openMore', { count: mine.rows.length })}</p>
})
