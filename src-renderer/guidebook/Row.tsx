import { ActionIcon } from '@mantine/core'
import { IconArrowDown, IconArrowUp, IconTrash } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import classes from './guidebook.module.css'

interface Props {
  /** What is moved or taken out, for who hears it. */
  readonly name: string
  readonly first: boolean
  readonly last: boolean
  readonly move: (by: 1 | -1) => void
  readonly remove?: () => void
  readonly children: ReactNode
}

/** One entry of a list that has an order. */
export function Row({ name, first, last, move, remove, children }: Props) {
  const { t } = useTranslation()
  return (
    <li className={classes.row}>
      <div className={classes.fields}>{children}</div>
      <ActionIcon variant="subtle" disabled={first} aria-label={t('guidebook.up', { name })} onClick={() => move(-1)}>
        <IconArrowUp size={16} aria-hidden />
      </ActionIcon>
      <ActionIcon variant="subtle" disabled={last} aria-label={t('guidebook.down', { name })} onClick={() => move(1)}>
        <IconArrowDown size={16} aria-hidden />
      </ActionIcon>
      {remove !== undefined && (
        <ActionIcon variant="subtle" aria-label={t('guidebook.remove', { name })} onClick={remove}>
          <IconTrash size={16} aria-hidden />
        </ActionIcon>
      )}
    </li>
  )
}
