import i18next, { type FormatterModule, type PostProcessorModule } from 'i18next'
import { initReactI18next } from 'react-i18next'
import type { Preferences } from '#shared/console/contract.ts'
import { esCO } from './es-CO/index.ts'
import { numberText } from './figures.ts'

/** What a sentence ends with may end in a full stop of its own (*6:14 p. m.*, *Autopartes S.A.*), which is also the sentence's. */
const oneFullStop: PostProcessorModule = {
  type: 'postProcessor',
  name: 'oneFullStop',
  process: (text: string) => text.replace(/([^.]\.)\.$/, '$1'),
}

/** Numbers in sentences have their points (*4.696 registros*): what is given as a number is one, a case's name is text. */
const groupedNumbers: FormatterModule = {
  type: 'formatter',
  init: () => undefined,
  add: () => undefined,
  addCached: () => undefined,
  format: (value, _format, language) => (typeof value === 'number' ? numberText(value, language) : value),
}

/** Spanish of Colombia is in the first chunk; English is fetched when somebody asks for it. */
export async function startLanguage(): Promise<void> {
  await i18next
    .use(initReactI18next)
    .use(oneFullStop)
    .use(groupedNumbers)
    .init({
      postProcess: [oneFullStop.name],
      lng: 'es-CO',
      fallbackLng: 'es-CO',
      resources: { 'es-CO': { translation: esCO } },
      returnNull: false,
      // React escapes what it shows.
      interpolation: { escapeValue: false, alwaysFormat: true },
    })
  i18next.on('languageChanged', (language) => {
    document.documentElement.lang = language
  })
}

export async function speak(language: Preferences['language']): Promise<void> {
  if (language === 'en' && !i18next.hasResourceBundle('en', 'translation')) {
    const { en } = await import('./en/index.ts')
    i18next.addResourceBundle('en', 'translation', en)
  }
  if (i18next.language !== language) await i18next.changeLanguage(language)
}
