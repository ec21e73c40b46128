import { ActionIcon, Button, Indicator, Popover } from '@mantine/core'
import { IconBell } from '@tabler/icons-react'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Notice } from '#shared/notices/schema.ts'
import { putLast, useDrafts } from '../drafts/drafts.ts'
import { useWatch } from '../shell/console.ts'
import page from '../shell/page.module.css'
import { hashNow, hearPlace, placeOf } from '../shell/place.ts'
import { usePages } from '../shell/use-pages.ts'
import { VirtualList } from '../shell/VirtualList.tsx'
import { NoticeItem } from './NoticeItem.tsx'
import { allSeen, alsoSeen, isSeen, type Seen, seenOf } from './seen.ts'

/** What this person has looked at is kept as their drafts are: at this workstation, over restarts. */
const SEEN = { contact: 'notices', upTo: 'seenAt', ids: 'seen' } as const

/** Notices among which the ones not seen yet are counted. */
const LOOKED_AT = 50

/** What others did on this person's cases. It never opens by itself: a number on a bell. */
export function Notices() {
  const { t } = useTranslation()
  const [open, setOpen] = useState(false)
  const first = useWatch('notices.list', { limit: LOOKED_AT })
  const notices = first?.rows ?? []
  const upTo = useDrafts(({ texts }) => texts?.[SEEN.contact]?.[SEEN.upTo] ?? '')
  const ids = useDrafts(({ texts }) => texts?.[SEEN.contact]?.[SEEN.ids] ?? '')
  const seen = seenOf(upTo, ids)
  const news = notices.filter((one) => !isSeen(seen, one))
  const unseen = news.length
  // Of more than are looked at it is only known that there are more.
  const label = unseen === LOOKED_AT && first?.total !== unseen ? `${unseen}+` : unseen
  const keep = (next: Seen) => {
    if (next.upTo !== upTo) putLast(SEEN.contact, SEEN.upTo, next.upTo)
    if (next.ids.join(' ') !== ids) putLast(SEEN.contact, SEEN.ids, next.ids.join(' '))
  }
  useEffect(() =>
    // Who opens a case reads there what was told of it.
    hearPlace(() => {
      const { area, id } = placeOf(hashNow())
      const here = area === 'cases' ? news.filter(({ about }) => about.id === id) : []
      if (here.length > 0) keep(alsoSeen(seen, notices, here))
    }),
  )
  return (
    <Popover opened={open} onChange={setOpen} position="bottom-end" width={380} trapFocus returnFocus>
      <Indicator label={label} disabled={unseen === 0} size={16} offset={4}>
        <Popover.Target>
          <ActionIcon
            aria-label={unseen === 0 ? t('notices.title') : t('notices.unseen', { shown: label })}
            title={t('notices.title')}
            onClick={() => setOpen(!open)}
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
          <>
            {unseen > 0 && (
              <Button size="compact-sm" variant="subtle" onClick={() => keep(allSeen(seen, notices))}>
                {t('notices.allSeen')}
              </Button>
            )}
            <NoticeList
              isNew={(notice) => !isSeen(seen, notice)}
              look={(notice) => {
                keep(alsoSeen(seen, notices, [notice]))
                setOpen(false)
              }}
            />
          </>
        )}
      </Popover.Dropdown>
    </Popover>
  )
}

/** CSS pixels of a notice. */
const ITEM = 52

interface ListProps {
  readonly isNew: (notice: Notice) => boolean
  /** One of them is opened. */
  readonly look: (notice: Notice) => void
}

/** All of them, of which only those in sight are read. */
function NoticeList({ isNew, look }: ListProps) {
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
          return notice !== undefined && <NoticeItem notice={notice} isNew={isNew(notice)} look={() => look(notice)} />
        }}
      />
    </div>
  )
}
