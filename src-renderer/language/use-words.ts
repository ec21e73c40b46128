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

/** What is said without facts reads the same each time: looked up once, as a key brings dozens of words. */
function remembering(t: TFunction): TFunction {
  const known = new Map<string, string>()
  const words = (...asked: Parameters<TFunction>) => {
    const [key] = asked
    if (asked.length > 1 || typeof key !== 'string') return t(...asked)
    const before = known.get(key)
    if (before !== undefined) return before
    const text = t(key)
    known.set(key, text)
    return text
  }
  return words as TFunction // the same function, only remembering: its brand is not to be called
}

/**
 * The console's words in the language that is spoken. The same as react-i18next's `useTranslation`, without what waits for
 * words to be loaded (ours always are): for what is rendered at a key, or a hundred times on a screen.
 */
export const useWords = (): { readonly t: TFunction } => ({
  t: translatorOf(useSyncExternalStore(subscribe, language)),
})
