import { useId } from 'react'
import type { Answer } from '#shared/guides/answer.ts'
import type { Option } from '#shared/guides/schema.ts'
import { useWords } from '../language/use-words.ts'
import { useKeys } from '../shell/keys.ts'
import { LightButton } from '../shell/LightButton.tsx'
import page from '../shell/page.module.css'
import classes from './guides.module.css'
import { LongList } from './LongList.tsx'
import { NUMBER_KEYS } from './number-keys.ts'
import type { GiveAnswer } from './step-props.ts'
import { inWords } from './words.ts'

interface Props {
  /** What is asked. */
  readonly label: string
  readonly options: readonly Option[]
  readonly remembered: Answer | null
  readonly answer: GiveAnswer
  /** What an answer means, for who does not know its word yet. */
  readonly meaning?: ((id: string) => string | undefined) | undefined
}

/** An answer out of a few by its number, or out of many by its words. */
export function StepChoice({ label, options, remembered, answer, meaning }: Props) {
  const { t } = useWords()
  const described = useId()
  const few = options.length <= NUMBER_KEYS
  const choose = (option: string) => answer({ kind: 'choice', option })
  useKeys(few ? Object.fromEntries(options.map(({ id }, index) => [`${index + 1}`, () => choose(id)])) : {})
  const before = remembered?.kind === 'choice' ? remembered.option : null
  if (!few) return <LongList label={label} options={options} before={before} choose={choose} />
  return (
    <div className={meaning === undefined ? page.actions : classes.meanings}>
      {options.map(({ id, text }, index) => {
        const means = meaning?.(id)
        return (
          <LightButton
            key={id}
            variant={id === before ? 'light' : 'default'}
            leftSection={<kbd>{index + 1}</kbd>}
            aria-keyshortcuts={`${index + 1}`}
            aria-describedby={means === undefined ? undefined : `${described}-${id}`}
            onClick={() => choose(id)}
          >
            {means === undefined ? (
              inWords(t, text)
            ) : (
              <>
                <b>{inWords(t, text)}</b>
                {/* Said as the answer's description, not as its name. */}
                <small id={`${described}-${id}`} aria-hidden>
                  {means}
                </small>
              </>
            )}
          </LightButton>
        )
      })}
    </div>
  )
}
