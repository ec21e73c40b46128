import type { ComboboxItem, ComboboxParsedItem, OptionsFilter } from '@mantine/core'

const plain = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()

/** Whether a text has every word that was typed, in any order, with or without accents. */
export const hasWords = (text: string, typed: string): boolean => {
  const plainText = plain(text)
  return plain(typed)
    .split(/\s+/)
    .every((word) => plainText.includes(word))
}

/** Options that have every word that was typed, in any order, with or without accents; a group's name counts as theirs. */
export const everyWord: OptionsFilter = ({ options, search }) => {
  const has = (item: ComboboxItem, group: string): boolean => hasWords(`${group} ${item.label}`, search)
  return options.flatMap((option): ComboboxParsedItem[] => {
    if (!('group' in option)) return has(option, '') ? [option] : []
    const items = option.items.filter((item) => has(item, String(option.group)))
    return items.length === 0 ? [] : [{ ...option, items }]
  })
}
