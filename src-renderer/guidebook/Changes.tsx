import type { TFunction } from 'i18next'
import { useTranslation } from 'react-i18next'
import { REQUEST_KINDS } from '#shared/calendar/terms.ts'
import type { EditionChange } from '#shared/guidebook/compare.ts'
import page from '../shell/page.module.css'
import { conditionWords, wayWords } from './condition-words.ts'
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
  'outcomes',
  'sensitive',
  'es',
  'en',
] as const

/** Names of fields as people call them; words of the catalogue stand for themselves. */
function placeWords(t: TFunction, where: readonly string[]): string {
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

/** A mark that a step has or has not. */
const textWords = (t: TFunction, text: string): string =>
  text === 'true' ? t('guidebook.yes') : text === 'false' ? t('guidebook.no') : text

/** What stands in a place, a line each: ways in words, never as guides write them. */
function linesOf(t: TFunction, change: EditionChange, side: 'before' | 'after'): readonly string[] {
  if (change.ways === undefined) return change[side] === '' ? [] : [textWords(t, change[side])]
  const { guide, catalogue, next } = change.ways[side]
  if (change.where.at(-1) !== 'when') return next.map((way) => wayWords(t, guide, way, catalogue))
  const [applies] = next
  return applies?.when === undefined
    ? [t('guidebook.when.everyone')]
    : [t('guidebook.when.only', { condition: conditionWords(t, guide, applies.when, catalogue) })]
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
          {linesOf(t, one, 'before').map((line) => (
            <del key={line}>
              <span className="vh">{t('guidebook.before')} </span>
              {line}
            </del>
          ))}
          {linesOf(t, one, 'after').map((line) => (
            <ins key={line}>
              <span className="vh">{t('guidebook.after')} </span>
              {line}
            </ins>
          ))}
        </div>
      ))}
    </section>
  )
}
