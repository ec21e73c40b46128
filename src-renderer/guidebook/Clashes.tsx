import { Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { nameOf, shortly } from '#shared/guidebook/compare.ts'
import type { EditionClash } from '#shared/guidebook/merge.ts'
import page from '../shell/page.module.css'
import { Sentence } from '../shell/Sentence.tsx'
import { placeWords } from './place-words.ts'

interface Props {
  readonly clashes: readonly EditionClash[]
  readonly settle: (clash: EditionClash, whose: 'mine' | 'theirs') => void
}

/** What a colleague published otherwise than it stands here: both are shown, and one is chosen before it is published. */
export function Clashes({ clashes, settle }: Props) {
  const { t } = useTranslation()
  const said = (value: unknown) =>
    value === undefined ? t('guidebook.takenOut') : nameOf(value) === '' ? shortly(value) : nameOf(value)
  return clashes.map((clash) => (
    <Sentence key={clash.path.join('/')} tone="warn">
      <p>{t('customers.conflict.text', { field: placeWords(t, clash.where) })}</p>
      <div className={page.versions}>
        <div>
          <h3>{t('customers.conflict.theirs')}</h3>
          <p className={page.text}>{said(clash.theirs)}</p>
        </div>
        <div>
          <h3>{t('customers.conflict.yours')}</h3>
          <p className={page.text}>{said(clash.yours)}</p>
        </div>
      </div>
      <div className={page.actions}>
        <Button onClick={() => settle(clash, 'mine')}>{t('customers.conflict.keepMine')}</Button>
        <Button onClick={() => settle(clash, 'theirs')}>{t('customers.conflict.keepTheirs')}</Button>
      </div>
    </Sentence>
  ))
}
