import { Tabs } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { Page } from '../../shell/Page.tsx'
import { goTo } from '../../shell/place.ts'
import { TeamsTable } from './TeamsTable.tsx'
import { UsersTable } from './UsersTable.tsx'

/** Administración: who works here, and in which team. */
export function AdminPage({ id }: { id: string | null }) {
  const { t } = useTranslation()
  const tab = id === 'teams' ? 'teams' : 'users'
  return (
    <Page title={t('shell.place.admin')} hint={t('admin.hint')}>
      <Tabs value={tab} onChange={(next) => goTo('admin', next)} keepMounted={false}>
        <Tabs.List mb="md">
          <Tabs.Tab value="users">{t('admin.users')}</Tabs.Tab>
          <Tabs.Tab value="teams">{t('admin.teams')}</Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value="users">
          <UsersTable />
        </Tabs.Panel>
        <Tabs.Panel value="teams">
          <TeamsTable />
        </Tabs.Panel>
      </Tabs>
    </Page>
  )
}
