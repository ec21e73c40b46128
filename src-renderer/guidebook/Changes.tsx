import type { TFunction } from 'i18next'
import { useTranslation } from 'react-i18next'
import { clockText } from '#shared/compliance/settings.ts'
import type { EditionChange } from '#shared/guidebook/compare.ts'
import page from '../shell/page.module.css'
import { waysLines } from './condition-words.ts'
import classes from './guidebook.module.css'
import { placeWords } from './place-words.ts'

/** Settings that are hours, kept as minutes since midnight. */
const HOURS = ['from', 'to', 'dayEndsAt']

/** A mark that a step has or has not, an hour of the settings; every other text as it is. */
function textWords(t: TFunction, where: readonly string[], text: string): string {
  if (text === 'true' || text === 'false') return t(text === 'true' ? 'shell.yes' : 'shell.no')
  return where.includes('settings') && HOURS.includes(where.at(-1) ?? '') ? clockText(Number(text)) : text
}

/** What stands in a place, a line each: ways in words, never as guides write them. */
function linesOf(t: TFunction, change: EditionChange, side: 'before' | 'after'): readonly string[] {
  if (change.ways === undefined) return change[side] === '' ? [] : [textWords(t, change.where, change[side])]
  return waysLines(t, change.ways[side], change.where.at(-1) === 'when' ? 'when' : 'next')
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
