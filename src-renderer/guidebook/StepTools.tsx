import { Button, Menu, NativeSelect } from '@mantine/core'
import { IconArrowMoveDown, IconPlus, IconTrash } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { ADDED_KINDS, type AddedKind, elseOf, isMovable } from '#shared/guides/edit.ts'
import type { Guide, Step } from '#shared/guides/schema.ts'
import { inWords } from '../guides/words.ts'
import page from '../shell/page.module.css'

interface Props {
  readonly guide: Guide
  readonly step: Step
  readonly add: (kind: AddedKind) => void
  readonly remove: () => void
  readonly move: (afterId: string) => void
}

/** What may stand behind a step, and whether the step itself stands elsewhere or goes. */
export function StepTools({ guide, step, add, remove, move }: Props) {
  const { t } = useTranslation()
  if (step.kind === 'end') return null
  const name = inWords(t, step.label)
  const places = guide.steps.flatMap((one, at) =>
    one.id === step.id || elseOf(one) === undefined
      ? []
      : [{ value: one.id, label: `${at + 1}. ${inWords(t, one.label)}` }],
  )
  return (
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
            data={[{ value: '', label: t('guidebook.ways.moveTo') }, ...places]}
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
  )
}
