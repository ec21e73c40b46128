import { IconEditCircle } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { Empty } from '../shell/Empty.tsx'
import { Page } from '../shell/Page.tsx'
import page from '../shell/page.module.css'
import { Starting } from '../shell/Starting.tsx'
import { usePages } from '../shell/use-pages.ts'
import { VirtualList } from '../shell/VirtualList.tsx'
import { RefusedGroup } from './RefusedGroup.tsx'

/** CSS pixels, about: a refusal with one text. */
const CARD = 260

/** Por corregir: what the centre did not take, with everything that was typed. */
export function ToCorrectPage() {
  const { t } = useTranslation()
  const pages = usePages('outbox.refused', {})
  if (pages.total === undefined) return <Starting what="shell.reading" />
  const count = typeof pages.total === 'number' ? pages.total : pages.length
  return (
    <Page title={t('shell.place.correct')} hint={t('correct.count', { count })}>
      {count === 0 ? (
        <Empty icon={IconEditCircle} title={t('correct.empty.title')}>
          <p>{t('correct.empty.text')}</p>
        </Empty>
      ) : (
        <div className={page.cards}>
          <VirtualList
            length={pages.length}
            rowHeight={CARD}
            measured
            keyOf={(index) => pages.row(index)?.group ?? index}
            label={t('shell.place.correct')}
            onRange={pages.onRange}
            render={(index) => {
              const row = pages.row(index)
              return row === undefined ? (
                <span style={{ display: 'block', height: CARD }} />
              ) : (
                <RefusedGroup key={row.group} {...row} first={index === 0} />
              )
            }}
          />
        </div>
      )}
    </Page>
  )
}
