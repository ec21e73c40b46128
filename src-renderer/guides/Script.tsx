import { spoken } from '#shared/guides/script.ts'
import { useWords } from '../language/use-words.ts'
import page from '../shell/page.module.css'

/** The words to say, as large as they are read from afar; a name that is not known is a marked blank. */
export function Script({ text, values }: { text: string; values: Readonly<Record<string, string | undefined>> }) {
  const { t } = useWords()
  return (
    <p className={page.say} style={{ whiteSpace: 'pre-wrap' }} lang="es-CO">
      {spoken(text, values).map((part, index) =>
        part.type === 'words' ? (
          part.text
        ) : part.value === null ? (
          // biome-ignore lint/suspicious/noArrayIndexKey: the parts of one script never change their order
          <mark key={index}>[{t('guides.unknown')}]</mark>
        ) : (
          // biome-ignore lint/suspicious/noArrayIndexKey: the parts of one script never change their order
          <b key={index}>{part.value}</b>
        ),
      )}
    </p>
  )
}
