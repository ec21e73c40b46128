import { Button, Menu } from '@mantine/core'
import { IconDoorExit } from '@tabler/icons-react'
import { useState } from 'react'
import type { EarlyEnd as Early } from '#shared/guides/schema.ts'
import { useWords } from '../language/use-words.ts'
import { useClosedElsewhere } from '../shell/place.ts'
import { inWords } from './words.ts'

/** *Terminar antes*: from every step to the registration with what is known. */
export function EarlyEnd({ reasons, end }: { reasons: Early['reasons']; end: (reason: string) => void }) {
  const { t } = useWords()
  const [open, setOpen] = useState(false)
  const [close] = useState(() => () => setOpen(false))
  // It does not stay open over another contact.
  useClosedElsewhere(open, close)
  if (reasons.length === 0) return null
  return (
    <Menu position="bottom-end" returnFocus opened={open} onChange={setOpen}>
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
