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
  const made = i18next.getFixedT(tag)
  translators.set(tag, made)
  return made
}

/**
 * The console's words in the language that is spoken. The same as react-i18next's `useTranslation`, without what waits for
 * words to be loaded (ours always are): for what is rendered at a key, or a hundred times on a screen.
 */
export const useWords = (): { readonly t: TFunction } => ({
  t: translatorOf(useSyncExternalStore(subscribe, language)),
})
