import { ActionIcon, Indicator, Popover } from '@mantine/core'
import { IconBell } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { putDraft, useDrafts } from '../drafts/drafts.ts'
import { useWatch } from '../shell/console.ts'
import page from '../shell/page.module.css'
import { NoticeItem } from './NoticeItem.tsx'

/** Until when this person has looked is kept as their drafts are: at this workstation, over restarts. */
const SEEN = { contact: 'notices', field: 'seenAt' } as const

/** What others did on this person's cases. It never opens by itself: a number on a bell. */
export function Notices() {
  const { t } = useTranslation()
  const [open, setOpen] = useState(false)
  const notices = useWatch('notices.list', {}) ?? []
  const seenAt = useDrafts(({ texts }) => texts?.[SEEN.contact]?.[SEEN.field] ?? '')
  const unseen = notices.filter(({ at }) => at > seenAt).length
  const show = (next: boolean) => {
    setOpen(next)
    // The newest of those that are shown, not the clock: what happened before this look may come after it.
    const [newest] = notices
      .map(({ at }) => at)
      .toSorted()
      .reverse()
    if (next && unseen > 0 && newest !== undefined) putDraft(SEEN.contact, SEEN.field, newest)
  }
  return (
    <Popover opened={open} onChange={show} position="bottom-end" width={380} trapFocus returnFocus>
      <Indicator label={unseen} disabled={unseen === 0} size={16} offset={4}>
        <Popover.Target>
          <ActionIcon
            aria-label={unseen === 0 ? t('notices.title') : t('notices.unseen', { count: unseen })}
            title={t('notices.title')}
            onClick={() => show(!open)}
          >
            <IconBell size={18} aria-hidden />
          </ActionIcon>
        </Popover.Target>
      </Indicator>
      <Popover.Dropdown aria-label={t('notices.title')}>
        {notices.length === 0 ? (
          <>
            <b>{t('notices.empty')}</b>
            <p>{t('notices.emptyText')}</p>
          </>
        ) : (
          <ul className={page.scroll} style={{ maxHeight: 360 }}>
            {notices.map((notice) => (
              <li key={notice.id}>
                <NoticeItem notice={notice} close={() => setOpen(false)} />
              </li>
            ))}
          </ul>
        )}
      </Popover.Dropdown>
    </Popover>
  )
}
