import { IconDoorExit } from '@tabler/icons-react'
import { useState } from 'react'
import type { EarlyEnd as Early } from '#shared/guides/schema.ts'
import { useWords } from '../language/use-words.ts'
import { Floating, MenuItem, MenuTitle } from '../shell/Floating.tsx'
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
    <Floating
      opened={open}
      setOpened={setOpen}
      kind="menu"
      label={t('guides.early.title')}
      button={{ leftSection: <IconDoorExit size={16} aria-hidden />, children: t('guides.early.open') }}
    >
      <MenuTitle>{t('guides.early.title')}</MenuTitle>
      {reasons.map(({ id, text }) => (
        <MenuItem key={id} choose={() => end(id)}>
          {inWords(t, text)}
        </MenuItem>
      ))}
    </Floating>
  )
}
