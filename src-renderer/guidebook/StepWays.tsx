import { Button, Menu, NativeSelect } from '@mantine/core'
import { IconArrowMoveDown, IconPlus, IconTrash } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import {
  ADDED_KINDS,
  type AddedKind,
  answerOfWay,
  answersOf,
  elseOf,
  isMovable,
  leadAnswer,
  leadWay,
} from '#shared/guides/edit.ts'
import type { Guide, Step } from '#shared/guides/schema.ts'
import { inWords } from '../guides/words.ts'
import page from '../shell/page.module.css'
import { conditionWords } from './condition-words.ts'
import classes from './guidebook.module.css'

interface Props {
  readonly guide: Guide
  readonly step: Step
  /** Ways alone change: the words that are being typed stay as they are. */
  readonly lead: (guide: Guide) => void
  readonly add: (kind: AddedKind) => void
  readonly remove: () => void
  readonly move: (afterId: string) => void
}

/** Where the step leads, by each of its answers; and what may stand behind it, or somewhere else. */
export function StepWays({ guide, step, lead, add, remove, move }: Props) {
  const { t } = useTranslation()
  if (step.kind === 'end') return null
  const name = inWords(t, step.label)
  const steps = guide.steps.map(({ id, label }, at) => ({ value: id, label: `${at + 1}. ${inWords(t, label)}` }))
  const others = steps.filter(({ value }) => value !== step.id)
  const answers = answersOf(step)
  const own = (id: string) => step.next.some((way) => answerOfWay(step.id, way) === id)
  return (
    <fieldset className={classes.ways}>
      <legend className="mc-label">{t('guidebook.ways.title')}</legend>
      <div className={classes.fields}>
        {answers
          .filter(({ id }) => !own(id))
          .map((answer) => (
            <NativeSelect
              key={answer.id}
              size="xs"
              label={t('guidebook.ways.answer', { answer: inWords(t, answer.text) })}
              value=""
              onChange={(event) => lead(leadAnswer(guide, step.id, answer.id, event.currentTarget.value))}
              data={[{ value: '', label: t('guidebook.ways.asOthers') }, ...others]}
            />
          ))}
        {step.next.map((way, at) => {
          const answer = answers.find(({ id }) => id === answerOfWay(step.id, way))
          const label =
            way.when === undefined
              ? t(step.next.length === 1 && answers.length === 0 ? 'guidebook.ways.next' : 'guidebook.ways.else')
              : answer === undefined
                ? t('guidebook.ways.when', { condition: conditionWords(t, guide, way.when) })
                : t('guidebook.ways.answer', { answer: inWords(t, answer.text) })
          return (
            <NativeSelect
              // biome-ignore lint/suspicious/noArrayIndexKey: ways have an order and no names, and each field is its place
              key={`${at}`}
              size="xs"
              label={label}
              value={way.to}
              onChange={(event) => {
                const to = event.currentTarget.value
                lead(
                  answer !== undefined && to === ''
                    ? leadAnswer(guide, step.id, answer.id, null)
                    : leadWay(guide, step.id, at, to),
                )
              }}
              data={answer === undefined ? steps : [{ value: '', label: t('guidebook.ways.asOthers') }, ...others]}
            />
          )
        })}
      </div>
      <div className={page.actions}>
        <Menu position="bottom-start">
          <Menu.Target>
            <Button size="xs" leftSection={<IconPlus size={14} aria-hidden />}>
              {t('guidebook.ways.add')}
              <span className="vh"> {name}</span>
            </Button>
          </Menu.Target>
          <Menu.Dropdown>
            {ADDED_KINDS.map((kind) => (
              <Menu.Item key={kind} onClick={() => add(kind)}>
                {t(`guidebook.ways.kind.${kind}`)}
              </Menu.Item>
            ))}
          </Menu.Dropdown>
        </Menu>
        {isMovable(step) && (
          <>
            <NativeSelect
              size="xs"
              aria-label={t('guidebook.ways.move', { name })}
              leftSection={<IconArrowMoveDown size={14} aria-hidden />}
              value=""
              onChange={(event) => move(event.currentTarget.value)}
              data={[
                { value: '', label: t('guidebook.ways.moveTo') },
                ...others.filter(
                  ({ value }) =>
                    value !== step.id && guide.steps.some((one) => one.id === value && elseOf(one) !== undefined),
                ),
              ]}
            />
            <Button
              size="xs"
              variant="subtle"
              leftSection={<IconTrash size={14} aria-hidden />}
              onClick={remove}
              aria-label={t('guidebook.remove', { name })}
            >
              {t('guidebook.ways.remove')}
            </Button>
          </>
        )}
      </div>
    </fieldset>
  )
}
