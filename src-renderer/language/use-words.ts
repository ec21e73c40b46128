import i18next, { type TFunction } from 'i18next'
import { useSyncExternalStore } from 'react'

const subscribe = (changed: () => void) => {
  i18next.on('languageChanged', changed)
  return () => i18next.off('languageChanged', changed)
}
const language = () => i18next.language

/** One translator a language, so that what is made with it is not made anew at each render. */
const translators = new Map<string, TFunction>()

function translatorOf(tag: string): TFunction {
  const known = translators.get(tag)
  if (known !== undefined) return known
  const made = remembering(i18next.getFixedT(tag))
  translators.set(tag, made)
  return made
}

/** More than stand on a screen with its lists. */
const KEPT_TEXTS = 2_000

/** What is said reads the same each time with the same numbers: looked up once, as a key brings dozens of words. */
export function remembering(t: TFunction): TFunction {
  const known = new Map<string, string>()
  const words = (...asked: Parameters<TFunction>) => {
    const [key, facts] = asked
    const name = asked.length > 2 || typeof key !== 'string' ? null : nameOf(key, facts)
    if (name === null) return t(...asked)
    const before = known.get(name)
    if (before !== undefined) return before
    if (known.size >= KEPT_TEXTS) known.clear()
    const text = t(...asked)
    if (typeof text === 'string') known.set(name, text)
    return text
  }
  return words as TFunction // the same function, only remembering: its brand is not to be called
}

/** A name for words without facts, or with numbers only: what customers said is not kept here. Null for all others. */
function nameOf(key: string, facts: unknown): string | null {
  if (facts === undefined) return key
  if (typeof facts !== 'object' || facts === null) return null
  let name = key
  for (const [fact, value] of Object.entries(facts)) {
    if (typeof value !== 'number') return null
    name += ` ${fact}=${value}`
  }
  return name
}

/**
 * The console's words in the language that is spoken. The same as react-i18next's `useTranslation`, without what waits for
 * words to be loaded (ours always are): for what is rendered at a key, or a hundred times on a screen.
 */
export const useWords = (): { readonly t: TFunction } => ({
  t: translatorOf(useSyncExternalStore(subscribe, language)),
})
