import type { ComboboxItem, ComboboxParsedItem, OptionsFilter } from '@mantine/core'

const plain = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()

/** Options that have every word that was typed, in any order, with or without accents; a group's name counts as theirs. */
export const everyWord: OptionsFilter = ({ options, search }) => {
  const words = plain(search).split(/\s+/).filter(Boolean)
  const has = (item: ComboboxItem, group: string): boolean => {
    const text = plain(`${group} ${item.label}`)
    return words.every((word) => text.includes(word))
  }
  return options.flatMap((option): ComboboxParsedItem[] => {
    if (!('group' in option)) return has(option, '') ? [option] : []
    const items = option.items.filter((item) => has(item, String(option.group)))
    return items.length === 0 ? [] : [{ ...option, items }]
  })
}
