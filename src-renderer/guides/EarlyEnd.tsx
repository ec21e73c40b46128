import { Button, Menu } from '@mantine/core'
import { IconDoorExit } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { EarlyEnd as Early } from '#shared/guides/schema.ts'
import { inWords } from './words.ts'

/** *Terminar antes*: from every step to the registration with what is known. */
export function EarlyEnd({
  id,
  reasons,
  end,
}: {
  id: string
  reasons: Early['reasons']
  end: (reason: string) => void
}) {
  const { t } = useTranslation()
  // Open for one contact: it does not stay open over another.
  const [open, setOpen] = useState<string | null>(null)
  if (reasons.length === 0) return null
  return (
    <Menu position="bottom-end" returnFocus opened={open === id} onChange={(opened) => setOpen(opened ? id : null)}>
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
