import { Button, Menu } from '@mantine/core'
import {
  IconChevronDown,
  IconDeviceDesktop,
  IconHistory,
  IconKey,
  IconKeyboard,
  IconLanguage,
  IconLock,
  IconLogout,
  IconMoon,
  IconSun,
  IconUser,
} from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { Preferences } from '#shared/console/contract.ts'
import type { Person } from '#shared/console/session.ts'
import { useService } from './console.ts'
import classes from './frame.module.css'
import { UpdateItems } from './UpdateItems.tsx'
import { float, setUi, useUi } from './ui-state.ts'

const themes = [
  ['light', IconSun],
  ['dark', IconMoon],
  ['auto', IconDeviceDesktop],
] as const

/** Who is at the console, and what is theirs alone: password, looks, language, leaving. */
export function PersonMenu({ person }: { person: Person }) {
  const { t } = useTranslation()
  const call = useService()
  const theme = useUi((ui) => ui.theme)
  const language = useUi((ui) => ui.language)
  const singleKeys = useUi((ui) => ui.singleKeys)

  const prefer = (change: Partial<Preferences>) => {
    setUi(change)
    void call('preferences.put', change)
  }

  return (
    <Menu position="bottom-end" width={260}>
      <Menu.Target>
        <Button
          leftSection={<IconUser size={16} aria-hidden />}
          rightSection={<IconChevronDown size={14} aria-hidden />}
          aria-label={person.name}
          title={person.name}
        >
          <span className={classes.personName}>{person.name}</span>
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>
          <b>{person.name}</b>
          <br />
          {person.roles.map((role) => t(`role.${role}`)).join(' · ')}
        </Menu.Label>
        <Menu.Item leftSection={<IconKey size={16} />} onClick={() => float('password')}>
          {t('shell.menu.password')}
        </Menu.Item>
        <Menu.Item leftSection={<IconHistory size={16} />} onClick={() => float('backups')}>
          {t('shell.menu.backups')}
        </Menu.Item>
        <Menu.Label>{t('shell.menu.theme')}</Menu.Label>
        {themes.map(([name, Icon]) => (
          <Menu.Item
            key={name}
            role="menuitemradio"
            aria-checked={theme === name}
            leftSection={<Icon size={16} />}
            rightSection={theme === name ? '✓' : null}
            onClick={() => prefer({ theme: name })}
          >
            {t(`shell.theme.${name}`)}
          </Menu.Item>
        ))}
        <Menu.Label>{t('shell.menu.language')}</Menu.Label>
        {(['es-CO', 'en'] as const).map((name) => (
          <Menu.Item
            key={name}
            role="menuitemradio"
            aria-checked={language === name}
            lang={name}
            leftSection={<IconLanguage size={16} />}
            rightSection={language === name ? '✓' : null}
            onClick={() => prefer({ language: name })}
          >
            {name === 'en' ? 'English' : 'Español'}
          </Menu.Item>
        ))}
        <Menu.Divider />
        <Menu.Item
          role="menuitemcheckbox"
          aria-checked={singleKeys}
          leftSection={<IconKeyboard size={16} />}
          rightSection={singleKeys ? '✓' : null}
          onClick={() => prefer({ singleKeys: !singleKeys })}
        >
          {t('shell.menu.singleKeys')}
        </Menu.Item>
        <UpdateItems />
        <Menu.Divider />
        <Menu.Item
          leftSection={<IconLock size={16} />}
          rightSection={<kbd>Ctrl L</kbd>}
          onClick={() => void call('session.lock', {})}
        >
          {t('shell.menu.lock')}
        </Menu.Item>
        <Menu.Item leftSection={<IconLogout size={16} />} onClick={() => float('signOut')}>
          {t('shell.menu.signOut')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}
