import { useTranslation } from 'react-i18next'
import { ImportId } from '#shared/kernel/ids.ts'
import { useWatch } from '../../shell/console.ts'
import page from '../../shell/page.module.css'
import { hashOfPlace } from '../../shell/place.ts'
import { VirtualList } from '../../shell/VirtualList.tsx'

/** CSS pixels of a card's line, and of as many as are seen at once. */
const LINE = 24
const IN_SIGHT = 240

/** The cards of an undone import that stayed, because somebody had worked on them. */
export function KeptCards({ importId }: { importId: string }) {
  const { t } = useTranslation()
  const cards = useWatch('imports.cards', { importId: ImportId.parse(importId) })
  if (cards === undefined || cards.length === 0) return null
  return (
    <details>
      <summary>{t('import.list.whichStayed')}</summary>
      <div className={page.inList} style={{ height: Math.min(IN_SIGHT, cards.length * LINE + 8) }}>
        <VirtualList
          length={cards.length}
          rowHeight={LINE}
          label={t('import.list.whichStayed')}
          onRange={() => undefined}
          render={(index) => {
            const card = cards[index]
            return (
              card !== undefined && (
                <a className={page.lineLink} href={hashOfPlace({ area: 'customers', id: card.id })}>
                  {card.name}
                </a>
              )
            )
          }}
        />
      </div>
    </details>
  )
}
