import { Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { z } from 'zod'
import { nameOf, shortly } from '#shared/guidebook/compare.ts'
import type { Edition } from '#shared/guidebook/edition.ts'
import type { EditionClash } from '#shared/guidebook/merge.ts'
import { Condition } from '#shared/guides/condition.ts'
import { Way } from '#shared/guides/schema.ts'
import page from '../shell/page.module.css'
import { Sentence } from '../shell/Sentence.tsx'
import { waysLines } from './condition-words.ts'
import { placeWords } from './place-words.ts'

interface Props {
  readonly clashes: readonly EditionClash[]
  /** By whose steps and words ways are told. */
  readonly working: Edition
  readonly settle: (clash: EditionClash, whose: 'mine' | 'theirs') => void
}

const Ways = z.array(Way)

/** What stands in `next` or `when` of a step, as ways; null: it is another field, or nothing that can be read. */
function waysIn(field: string | undefined, value: unknown): { what: 'next' | 'when'; next: readonly Way[] } | null {
  if (field === 'next') {
    const read = Ways.safeParse(value)
    return read.success ? { what: field, next: read.data } : null
  }
  if (field !== 'when') return null
  const read = Condition.optional().safeParse(value)
  return read.success ? { what: field, next: [{ when: read.data, to: '' }] } : null
}

/** What a colleague published otherwise than it stands here: both are shown, and one is chosen before it is published. */
export function Clashes({ clashes, working, settle }: Props) {
  const { t } = useTranslation()
  const said = ({ path }: EditionClash, value: unknown) => {
    const guide = working.guides.find(({ id }) => path[1] === `#${id}`)
    const inWays = guide === undefined ? null : waysIn(path.at(-1), value)
    if (guide !== undefined && inWays !== null) {
      const { what, next } = inWays
      return waysLines(t, { guide, catalogue: working.catalogue, next }, what).join('\n')
    }
    if (value === undefined) return t('guidebook.takenOut')
    return nameOf(value) === '' ? shortly(value) : nameOf(value)
  }
  return clashes.map((clash) => (
    <Sentence key={clash.path.join('/')} tone="warn">
      <p>{t('customers.conflict.text', { field: placeWords(t, clash.where) })}</p>
      <div className={page.versions}>
        <div>
          <h3>{t('customers.conflict.theirs')}</h3>
          <p className={page.text}>{said(clash, clash.theirs)}</p>
        </div>
        <div>
          <h3>{t('customers.conflict.yours')}</h3>
          <p className={page.text}>{said(clash, clash.yours)}</p>
        </div>
      </div>
      <div className={page.actions}>
        <Button onClick={() => settle(clash, 'mine')}>{t('customers.conflict.keepMine')}</Button>
        <Button onClick={() => settle(clash, 'theirs')}>{t('customers.conflict.keepTheirs')}</Button>
      </div>
    </Sentence>
  ))
}
