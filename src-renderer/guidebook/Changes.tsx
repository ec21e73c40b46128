import { useTranslation } from 'react-i18next'
import type { EditionChange } from '#shared/guidebook/compare.ts'
import page from '../shell/page.module.css'
import classes from './guidebook.module.css'
import { placeWords } from './place-words.ts'

/** What an edition has otherwise than the one it is held against. */
export function Changes({ changes }: { changes: readonly EditionChange[] }) {
  const { t } = useTranslation()
  return (
    <section aria-label={t('guidebook.changes')}>
      <h2>
        {t('guidebook.changes')} <span className={page.n}>{changes.length}</span>
      </h2>
      {changes.length === 0 && <p>{t('guidebook.nothing')}</p>}
      {changes.map((one, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: made anew whole; a place may have several changes
        <div key={index} className={classes.change}>
          <b>
            {placeWords(t, one.where)} <span className={page.chip}>{t(`guidebook.change.${one.kind}`)}</span>
          </b>
          {one.before !== '' && (
            <del>
              <span className="vh">{t('guidebook.before')} </span>
              {one.before}
            </del>
          )}
          {one.after !== '' && (
            <ins>
              <span className="vh">{t('guidebook.after')} </span>
              {one.after}
            </ins>
          )}
        </div>
      ))}
    </section>
  )
}
