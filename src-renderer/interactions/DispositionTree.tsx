import { TextInput } from '@mantine/core'
import { IconCheck, IconSearch } from '@tabler/icons-react'
import { useEffect, useId, useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { DispositionEntry, DispositionNode } from '#shared/catalogues/disposition-schema.ts'
import { dispositionById } from '#shared/catalogues/dispositions.ts'
import type { Catalogue } from '#shared/catalogues/schema.ts'
import { inWords } from '../guides/words.ts'
import { onListKey } from '../shell/list-keys.ts'
import { scrollWithin } from '../shell/scroll-within.ts'
import classes from './disposition.module.css'
import { branchesShown } from './disposition-branches.ts'

interface Props {
  readonly catalogue: Catalogue
  readonly direction: DispositionNode['direction']
  /** '' while none is chosen. */
  readonly chosen: string
  readonly choose: (entry: DispositionEntry) => void
  /** Ids, last used first. */
  readonly recent: readonly string[]
  readonly error: string | null
}

/**
 * *Tipificación*: the tree of a direction with its search, the last used on top. Its height does not change while one
 * types, so that nothing under it moves.
 */
export function DispositionTree({ catalogue, direction, chosen, choose, recent, error }: Props) {
  const { t } = useTranslation()
  const [typed, setTyped] = useState('')
  const list = useRef<HTMLDivElement>(null)
  const id = useId()
  const branches = useMemo(
    () => branchesShown(catalogue, typed, direction, recent),
    [catalogue, typed, direction, recent],
  )
  const leaves = branches.flatMap(({ entries }) => entries)
  // Until the arrows or a search lead elsewhere the marked row is the one that will be registered.
  const [moved, setMoved] = useState<number | null>(null)
  const ofChosen = leaves.findIndex((entry) => entry.id === chosen)
  const at = moved === null && typed.trim() === '' ? Math.max(0, ofChosen) : Math.min(moved ?? 0, leaves.length - 1)
  // biome-ignore lint/correctness/useExhaustiveDependencies: also when the same row stands elsewhere in another list
  useEffect(() => {
    scrollWithin(list.current, list.current?.querySelector<HTMLElement>('[data-active]'))
  }, [at, typed])
  const current = dispositionById(catalogue, chosen)
  const leaf = leaves[at]
  let index = 0
  return (
    <div>
      <TextInput
        role="combobox"
        label={t('interactions.field.disposition')}
        description={
          current === undefined
            ? t('interactions.dispositionHint')
            : t('interactions.dispositionChosen', { disposition: inWords(t, current.text) })
        }
        placeholder={t('interactions.dispositionPlaceholder')}
        leftSection={<IconSearch size={16} aria-hidden />}
        aria-expanded
        aria-controls={`${id}-list`}
        aria-autocomplete="list"
        aria-activedescendant={leaves.length === 0 ? undefined : `${id}-${at}`}
        value={typed}
        error={error}
        onChange={(event) => {
          setTyped(event.currentTarget.value)
          setMoved(null)
        }}
        onKeyDown={(event) =>
          onListKey(event, {
            ...{ count: leaves.length, at, move: setMoved },
            take: leaf === undefined ? null : () => choose(leaf),
          })
        }
      />
      <div
        ref={list}
        id={`${id}-list`}
        role="listbox"
        tabIndex={-1}
        aria-label={t('interactions.field.disposition')}
        className={classes.tree}
      >
        {leaves.length === 0 && <p className={classes.none}>{t('interactions.noDisposition')}</p>}
        {branches.map(({ id: branch, path, entries }) => (
          // biome-ignore lint/a11y/useSemanticElements: a group of a listbox (WAI-ARIA 1.2, listbox); a fieldset may not be in one
          <div key={branch} role="group" aria-label={pathWords(t, path)} data-recent={path.length === 0}>
            <p className={classes.branch} aria-hidden>
              {pathWords(t, path)}
            </p>
            {entries.map((entry) => {
              const mine = index++
              return (
                // biome-ignore lint/a11y/useKeyWithClickEvents: the combobox above has its keys (aria-activedescendant)
                // biome-ignore lint/a11y/useFocusableInteractive: as above, the focus stays in the combobox
                <div
                  key={entry.id}
                  id={`${id}-${mine}`}
                  role="option"
                  aria-selected={entry.id === chosen}
                  data-active={mine === at || undefined}
                  className={classes.leaf}
                  onMouseDown={(event) => event.preventDefault()}
                  onClick={() => {
                    setMoved(mine)
                    choose(entry)
                  }}
                >
                  <IconCheck size={14} aria-hidden /> {inWords(t, entry.text)}
                </div>
              )
            })}
          </div>
        ))}
      </div>
    </div>
  )
}

const pathWords = (
  t: ReturnType<typeof useTranslation>['t'],
  path: readonly Parameters<typeof inWords>[1][],
): string =>
  path.length === 0 ? t('interactions.recentDispositions') : path.map((words) => inWords(t, words)).join(' › ')
