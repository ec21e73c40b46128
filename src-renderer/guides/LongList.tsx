import { useEffect, useId, useRef, useState } from 'react'
import type { Option } from '#shared/guides/schema.ts'
import { hasWords } from '../interactions/find-option.ts'
import { useWords } from '../language/use-words.ts'
import { focusSoon } from '../shell/focus-soon.ts'
import { onListKey } from '../shell/list-keys.ts'
import { scrollWithin } from '../shell/scroll-within.ts'
import classes from './guides.module.css'
import { inWords } from './words.ts'

interface Props {
  /** What is asked: the field has the step's own name. */
  readonly label: string
  readonly options: readonly Option[]
  /** Id of the answer of an earlier visit. */
  readonly before: string | null
  readonly choose: (id: string) => void
}

/**
 * An answer out of many, by its words. The list stands in the step, under its question, and is as high whatever is typed,
 * so that nothing is covered and nothing moves. What was typed leaves its first match under Enter.
 */
export function LongList({ label, options, before, choose }: Props) {
  const { t } = useWords()
  const id = useId()
  const list = useRef<HTMLDivElement>(null)
  const [typed, setTyped] = useState('')
  const shown = options.filter(({ text }) => hasWords(inWords(t, text), typed))
  const [active, setActive] = useState(() => options.findIndex((one) => one.id === before))
  const at = Math.min(active, shown.length - 1)
  useEffect(() => {
    if (at >= 0) scrollWithin(list.current, list.current?.querySelector<HTMLElement>('[data-active]'))
  }, [at])
  const chosen = shown[at]
  return (
    <div>
      <input
        ref={focusSoon}
        role="combobox"
        className={classes.search}
        aria-label={label}
        placeholder={t('guides.search')}
        autoComplete="off"
        maxLength={200}
        aria-expanded
        aria-controls={`${id}-list`}
        aria-autocomplete="list"
        aria-activedescendant={at < 0 ? undefined : `${id}-${at}`}
        value={typed}
        onChange={(event) => {
          setTyped(event.currentTarget.value)
          setActive(event.currentTarget.value.trim() === '' ? -1 : 0)
        }}
        onKeyDown={(event) =>
          onListKey(event, {
            ...{ count: shown.length, at, move: setActive },
            take: chosen === undefined ? null : () => choose(chosen.id),
          })
        }
      />
      <div ref={list} id={`${id}-list`} role="listbox" tabIndex={-1} aria-label={label} className={classes.list}>
        {shown.length === 0 && <p>{t('guides.noneFound')}</p>}
        {shown.map((option, index) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the combobox above has its keys (aria-activedescendant)
          // biome-ignore lint/a11y/useFocusableInteractive: as above, the focus stays in the combobox
          <div
            key={option.id}
            id={`${id}-${index}`}
            role="option"
            aria-selected={option.id === before}
            data-active={index === at || undefined}
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => choose(option.id)}
          >
            {inWords(t, option.text)}
          </div>
        ))}
      </div>
    </div>
  )
}
