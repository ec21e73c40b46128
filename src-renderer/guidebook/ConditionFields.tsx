import { ActionIcon, Button, NativeSelect } from '@mantine/core'
import { IconPlus, IconTrash } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { Edition } from '#shared/guidebook/edition.ts'
import type { Condition } from '#shared/guides/condition.ts'
import {
  groupCondition,
  JOINS,
  type Join,
  levelOf,
  lineCondition,
  newCondition,
  withoutPart,
} from '#shared/guides/edit-conditions.ts'
import type { Guide } from '#shared/guides/schema.ts'
import page from '../shell/page.module.css'
import { ConditionLine } from './ConditionLine.tsx'
import classes from './guidebook.module.css'
import { removeAt } from './remove-at.ts'

interface Props {
  readonly guide: Guide
  readonly edition: Edition
  readonly condition: Condition
  readonly change: (condition: Condition) => void
  /** Takes the whole condition out of the group it stands in; without it, it stays. */
  readonly remove?: (() => void) | undefined
}

/** A condition as fields: lines that are joined, and groups of them within, as deep as the guide has them. */
export function ConditionFields({ guide, edition, condition, change, remove }: Props) {
  const { t } = useTranslation()
  const level = levelOf(condition)
  const put = (next: Condition | undefined) => next !== undefined && change(next)
  if (level.kind === 'line')
    return (
      <>
        <ConditionLine
          guide={guide}
          edition={edition}
          line={level}
          change={(line) => put(lineCondition(line))}
          remove={remove}
        />
        {remove === undefined && <Added add={(one) => change({ all: [condition, one] })} beside="all" />}
      </>
    )
  const { join, parts } = level
  const putParts = (next: readonly Condition[]) => put(groupCondition(join, next))
  return (
    <fieldset className={classes.group}>
      <legend className="vh">{t('guidebook.condition.group')}</legend>
      <div className={classes.line}>
        <NativeSelect
          size="xs"
          aria-label={t('guidebook.condition.join')}
          value={join}
          onChange={(event) => {
            const chosen = JOINS.find((one) => one === event.currentTarget.value)
            if (chosen !== undefined) put(groupCondition(chosen, parts))
          }}
          data={JOINS.map((one) => ({ value: one, label: t(`guidebook.condition.joins.${one}`) }))}
        />
        {remove !== undefined && (
          <ActionIcon
            variant="subtle"
            data-removes
            aria-label={t('guidebook.condition.removeGroup')}
            onClick={(event) => removeAt(event.currentTarget, remove)}
          >
            <IconTrash size={16} aria-hidden />
          </ActionIcon>
        )}
      </div>
      <ul className={classes.rows}>
        {parts.map((part, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: parts have an order and no names, and each field is its place
          <li key={at}>
            <ConditionFields
              guide={guide}
              edition={edition}
              condition={part}
              change={(next) => putParts(parts.map((one, index) => (index === at ? next : one)))}
              remove={parts.length > 1 ? () => put(withoutPart(join, parts, at)) : remove}
            />
          </li>
        ))}
      </ul>
      <Added add={(one) => putParts([...parts, one])} beside={join} />
    </fieldset>
  )
}

/** Another line, or a group whose lines are joined the other way. */
function Added({ add, beside }: { add: (condition: Condition) => void; beside: Join }) {
  const { t } = useTranslation()
  const inner = beside === 'all' || beside === 'notAll' ? 'any' : 'all'
  return (
    <div className={page.actions}>
      <Button
        size="compact-sm"
        variant="subtle"
        leftSection={<IconPlus size={14} aria-hidden />}
        onClick={() => add(newCondition())}
      >
        {t('guidebook.condition.addLine')}
      </Button>
      <Button
        size="compact-sm"
        variant="subtle"
        leftSection={<IconPlus size={14} aria-hidden />}
        onClick={() => add(inner === 'any' ? { any: [newCondition()] } : { all: [newCondition()] })}
      >
        {t('guidebook.condition.addGroup')}
      </Button>
    </div>
  )
}
