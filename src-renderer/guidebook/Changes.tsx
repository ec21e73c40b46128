import type { TFunction } from 'i18next'
import { useTranslation } from 'react-i18next'
import { REQUEST_KINDS } from '#shared/calendar/terms.ts'
import type { EditionChange } from '#shared/guidebook/compare.ts'
import page from '../shell/page.module.css'
import classes from './guidebook.module.css'

const NAMED = [
  'kinds',
  'topics',
  'dispositions',
  'areas',
  'documents',
  'settings',
  'steps',
  'next',
  'when',
  'label',
  'script',
  'hint',
  'text',
  'title',
  'checklist',
  'terms',
  'weight',
  'meaning',
  'escalationTemplate',
  'choices',
  'requires',
  'date',
  'topic',
  'inForceSince',
  'personal',
  'defaultArea',
  'correctionHours',
  'firstContactReturnDays',
  'contact',
  'weekdays',
  'saturdays',
  'from',
  'to',
  'attemptsPerDay',
  'attemptsPerWeek',
  'capsBindCommercial',
  'customerTerms',
  'field',
  'options',
  'es',
  'en',
] as const

/** Names of fields as people call them; words of the catalogue stand for themselves. */
export function placeWords(t: TFunction, where: readonly string[]): string {
  return where
    .filter((one) => one !== '')
    .map((one) => {
      // Hours have a `to` as well.
      if (one === 'to' && where.includes('next')) return t('guidebook.name.target')
      const known = NAMED.find((name) => name === one)
      const kind = REQUEST_KINDS.find((each) => each === one)
      if (kind !== undefined) return t(`kind.${kind}`)
      return known === undefined ? one : t(`guidebook.name.${known}`)
    })
    .join(' › ')
}

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
