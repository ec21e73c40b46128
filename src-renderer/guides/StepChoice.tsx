import { Select } from '@mantine/core'
import type { Answer } from '#shared/guides/answer.ts'
import type { Option } from '#shared/guides/schema.ts'
import { everyWord } from '../interactions/find-option.ts'
import { useWords } from '../language/use-words.ts'
import { useKeys } from '../shell/keys.ts'
import { LightButton } from '../shell/LightButton.tsx'
import page from '../shell/page.module.css'
import { NUMBER_KEYS } from './number-keys.ts'
import type { GiveAnswer } from './StepCard.tsx'
import { inWords } from './words.ts'

interface Props {
  readonly options: readonly Option[]
  readonly remembered: Answer | null
  readonly answer: GiveAnswer
}

/** An answer out of a few by its number, or out of many by its words. */
export function StepChoice({ options, remembered, answer }: Props) {
  const { t } = useWords()
  const few = options.length <= NUMBER_KEYS
  const choose = (option: string) => answer({ kind: 'choice', option })
  useKeys(few ? Object.fromEntries(options.map(({ id }, index) => [`${index + 1}`, () => choose(id)])) : {})
  const before = remembered?.kind === 'choice' ? remembered.option : null
  if (!few)
    return (
      <Select
        aria-label={t('guides.search')}
        placeholder={t('guides.search')}
        searchable
        autoFocus
        filter={everyWord}
        nothingFoundMessage={t('guides.noneFound')}
        data={options.map(({ id, text }) => ({ value: id, label: inWords(t, text) }))}
        // Its own value is the list's to keep: one without a value empties its search whenever its options come anew.
        value={before}
        onChange={(id) => id !== null && choose(id)}
        maxDropdownHeight={280}
        // Within the page's landmark: what floats in none is passed over by a screen reader's way through the regions.
        comboboxProps={{ portalProps: { target: 'main' } }}
      />
    )
  return (
    <div className={page.actions}>
      {options.map(({ id, text }, index) => (
        <LightButton
          key={id}
          variant={id === before ? 'light' : 'default'}
          leftSection={<kbd>{index + 1}</kbd>}
          aria-keyshortcuts={`${index + 1}`}
          onClick={() => choose(id)}
        >
          {inWords(t, text)}
        </LightButton>
      ))}
    </div>
  )
}
