import { ActionIcon } from '@mantine/core'
import { IconLayoutSidebarRight, IconSearch } from '@tabler/icons-react'
import { memo } from 'react'
import { useTranslation } from 'react-i18next'
import type { Person } from '#shared/console/session.ts'
import { Notices } from '../notices/Notices.tsx'
import { PhoneBar } from '../telephony/PhoneBar.tsx'
import classes from './frame.module.css'
import { PersonMenu } from './PersonMenu.tsx'
import { float, togglePanel, useUi } from './ui-state.ts'

export const TopBar = memo(function TopBar({ person, hasPanel }: { person: Person; hasPanel: boolean }) {
  const { t } = useTranslation()
  const panelOpen = useUi((ui) => ui.panelOpen)
  return (
    <header className={classes.top} data-region="top">
      <span className={classes.brand}>Multicontacto</span>
      <button type="button" className={classes.search} onClick={() => float('palette')}>
        <IconSearch size={16} aria-hidden /> <span>{t('shell.search')}</span> <kbd>Ctrl K</kbd>
      </button>
      <PhoneBar />
      {hasPanel && (
        <ActionIcon
          aria-label={t('shell.customerPanel')}
          title={`${t('shell.customerPanel')} (Ctrl+B)`}
          aria-pressed={panelOpen}
          onClick={togglePanel}
        >
          <IconLayoutSidebarRight size={18} aria-hidden />
        </ActionIcon>
      )}
      <Notices />
      <PersonMenu person={person} />
    </header>
  )
})
