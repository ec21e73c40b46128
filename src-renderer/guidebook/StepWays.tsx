import { Button, NativeSelect } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Edition } from '#shared/guidebook/edition.ts'
import { answerOfWay, answersOf, leadAnswer, leadWay } from '#shared/guides/edit.ts'
import { addWay, askWay, moveWay, removeWay } from '#shared/guides/edit-conditions.ts'
import type { Guide, Step } from '#shared/guides/schema.ts'
import { inWords } from '../guides/words.ts'
import page from '../shell/page.module.css'
import classes from './guidebook.module.css'
import { Problems, type WrittenProblem } from './Problems.tsx'
import { WayRow } from './WayRow.tsx'

interface Props {
  readonly guide: Guide
  readonly edition: Edition
  readonly step: Step
  readonly problems: readonly WrittenProblem[]
  /** Ways alone change: the words that are being typed stay as they are. */
  readonly lead: (guide: Guide) => void
}

/** Where the focus goes when a way was added, moved or taken out. */
interface Focus {
  readonly way: number
  readonly on: 'select' | 'up' | 'down' | 'condition'
}

/** Where the step leads: the ways with a condition in the order in which they are looked at, and all other cases. */
export function StepWays({ guide, edition, step, problems, lead }: Props) {
  const { t } = useTranslation()
  const root = useRef<HTMLFieldSetElement>(null)
  const [open, setOpen] = useState<number | null>(null)
  const [focus, setFocus] = useState<Focus | null>(null)
  useEffect(() => {
    if (focus === null) return
    const row = root.current?.querySelector(`[data-way="${focus.way}"]`)
    const named = (on: Focus['on']) =>
      row?.querySelector<HTMLButtonElement>(on === 'condition' ? '[data-on="fields"] select' : `[data-on="${on}"]`)
    const other = focus.on === 'up' ? 'down' : focus.on === 'down' ? 'up' : 'select'
    const found = [named(focus.on), named(other)].find((one) => one != null && !one.disabled)
    ;(found ?? root.current?.querySelector<HTMLElement>('[data-on="else"]'))?.focus()
  }, [focus])
  if (step.kind === 'end') return null
  const steps = guide.steps.map(({ id, label }, at) => ({ value: id, label: `${at + 1}. ${inWords(t, label)}` }))
  const others = steps.filter(({ value }) => value !== step.id)
  const answers = answersOf(step)
  const own = (id: string) => step.next.some((way) => answerOfWay(step.id, way) === id)
  const last = step.next.length - 1
  const ofWay = (index: number) => problems.filter(({ place }) => place?.at === 'way' && place.index === index)
  return (
    <fieldset className={classes.ways} ref={root}>
      <legend className="mc-label">{t('guidebook.ways.title')}</legend>
      {last > 1 && <small>{t('guidebook.ways.order')}</small>}
      {last > 0 && (
        <ol className={classes.rows}>
          {step.next.slice(0, -1).map((way, at) => (
            <WayRow
              // biome-ignore lint/suspicious/noArrayIndexKey: ways have an order and no names, and each field is its place
              key={at}
              guide={guide}
              edition={edition}
              step={step}
              index={at}
              last={at === last - 1}
              problems={ofWay(at)}
              steps={steps}
              isOpen={open === at}
              open={(wanted) => {
                setOpen(wanted ? at : null)
                if (wanted) setFocus({ way: at, on: 'condition' })
              }}
              ask={(when) => lead(askWay(guide, step.id, at, when))}
              leadTo={(to) => {
                const answer = answerOfWay(step.id, way)
                lead(
                  to === '' && answer !== null
                    ? leadAnswer(guide, step.id, answer, null)
                    : leadWay(guide, step.id, at, to),
                )
              }}
              move={(by) => {
                lead(moveWay(guide, step.id, at, by))
                setOpen(open === at ? at + by : open === at + by ? at : open)
                setFocus({ way: at + by, on: by < 0 ? 'up' : 'down' })
              }}
              remove={() => {
                lead(removeWay(guide, step.id, at))
                setOpen(null)
                setFocus({ way: Math.min(at, last - 2), on: 'select' })
              }}
            />
          ))}
        </ol>
      )}
      <div className={classes.fields}>
        {answers
          .filter(({ id }) => !own(id))
          .map((answer) => (
            <NativeSelect
              key={answer.id}
              size="xs"
              label={t('guidebook.ways.answer', { answer: inWords(t, answer.text) })}
              value=""
              onChange={(event) => {
                setOpen(null)
                lead(leadAnswer(guide, step.id, answer.id, event.currentTarget.value))
              }}
              data={[{ value: '', label: t('guidebook.ways.asOthers') }, ...others]}
            />
          ))}
        <div>
          <NativeSelect
            size="xs"
            data-on="else"
            label={t(last === 0 && answers.length === 0 ? 'guidebook.ways.next' : 'guidebook.ways.else')}
            value={step.next[last]?.to ?? ''}
            onChange={(event) => lead(leadWay(guide, step.id, last, event.currentTarget.value))}
            data={steps}
          />
          <Problems of={ofWay(last)} />
        </div>
      </div>
      <div className={page.actions}>
        <Button
          size="compact-sm"
          variant="subtle"
          leftSection={<IconPlus size={14} aria-hidden />}
          onClick={() => {
            lead(addWay(guide, step.id))
            setOpen(0)
            setFocus({ way: 0, on: 'condition' })
          }}
        >
          {t('guidebook.ways.addConditional')}
          <span className="vh"> {inWords(t, step.label)}</span>
        </Button>
      </div>
    </fieldset>
  )
}
