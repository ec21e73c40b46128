import { useTranslation } from 'react-i18next'
import { ImportId } from '#shared/kernel/ids.ts'
import { useWatch } from '../../shell/console.ts'
import page from '../../shell/page.module.css'
import { hashOfPlace } from '../../shell/place.ts'

const SHOWN = 100

/** The cards of an undone import that stayed, because somebody had worked on them. */
export function KeptCards({ importId }: { importId: string }) {
  const { t } = useTranslation()
  const cards = useWatch('imports.cards', { importId: ImportId.parse(importId) })
  if (cards === undefined || cards.length === 0) return null
  return (
    <details>
      <summary>{t('import.list.whichStayed')}</summary>
      {cards.slice(0, SHOWN).map(({ id, name }) => (
        <a key={id} className={page.lineLink} href={hashOfPlace({ area: 'customers', id })}>
          {name}
        </a>
      ))}
      {cards.length > SHOWN && <small>{t('import.list.andMore', { count: cards.length - SHOWN })}</small>}
    </details>
  )
}
