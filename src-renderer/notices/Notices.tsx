import { ActionIcon, Indicator, Popover } from '@mantine/core'
import { IconBell } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { putDraft, useDrafts } from '../drafts/drafts.ts'
import { useWatch } from '../shell/console.ts'
import page from '../shell/page.module.css'
import { usePages } from '../shell/use-pages.ts'
import { VirtualList } from '../shell/VirtualList.tsx'
import { NoticeItem } from './NoticeItem.tsx'

/** Until when this person has looked is kept as their drafts are: at this workstation, over restarts. */
const SEEN = { contact: 'notices', field: 'seenAt' } as const

/** Notices among which the ones not seen yet are counted. */
const LOOKED_AT = 50

/** What others did on this person's cases. It never opens by itself: a number on a bell. */
export function Notices() {
  const { t } = useTranslation()
  const [open, setOpen] = useState(false)
  const first = useWatch('notices.list', { limit: LOOKED_AT })
  const notices = first?.rows ?? []
  const seenAt = useDrafts(({ texts }) => texts?.[SEEN.contact]?.[SEEN.field] ?? '')
  const unseen = notices.filter(({ at }) => at > seenAt).length
  // Of more than are looked at it is only known that there are more.
  const label = unseen === LOOKED_AT && first?.total !== unseen ? `${unseen}+` : unseen
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
      <Indicator label={label} disabled={unseen === 0} size={16} offset={4}>
        <Popover.Target>
          <ActionIcon
            aria-label={unseen === 0 ? t('notices.title') : t('notices.unseen', { shown: label })}
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
          <NoticeList close={() => setOpen(false)} />
        )}
      </Popover.Dropdown>
    </Popover>
  )
}

/** CSS pixels of a notice. */
const ITEM = 52

/** All of them, of which only those in sight are read. */
function NoticeList({ close }: { close: () => void }) {
  const { t } = useTranslation()
  const pages = usePages('notices.list', {})
  return (
    <div className={page.inList} style={{ height: Math.min(360, Math.max(1, pages.length) * ITEM + 8) }}>
      <VirtualList
        length={pages.length}
        rowHeight={ITEM}
        label={t('notices.title')}
        onRange={pages.onRange}
        keyOf={(index) => pages.row(index)?.id ?? index}
        render={(index) => {
          const notice = pages.row(index)
          return notice !== undefined && <NoticeItem notice={notice} close={close} />
        }}
      />
    </div>
  )
}
