import { Button, Menu } from '@mantine/core'
import { IconDoorExit } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { EarlyEnd as Early } from '#shared/guides/schema.ts'
import { inWords } from './words.ts'

/** *Terminar antes*: from every step to the registration with what is known. */
export function EarlyEnd({ reasons, end }: { reasons: Early['reasons']; end: (reason: string) => void }) {
  const { t } = useTranslation()
  if (reasons.length === 0) return null
  return (
    <Menu position="bottom-end" returnFocus>
      <Menu.Target>
        <Button leftSection={<IconDoorExit size={16} aria-hidden />}>{t('guides.early.open')}</Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{t('guides.early.title')}</Menu.Label>
        {reasons.map(({ id, text }) => (
          <Menu.Item key={id} onClick={() => end(id)}>
            {inWords(t, text)}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  )
}
