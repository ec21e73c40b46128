import { Tabs } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { ExcludedNumbers } from '../compliance/ExcludedNumbers.tsx'
import { Page } from '../shell/Page.tsx'
import { goTo } from '../shell/place.ts'
import { Absences } from './Absences.tsx'
import { AheadList } from './AheadList.tsx'
import { Breaches } from './Breaches.tsx'
import { CentreList } from './CentreList.tsx'
import { UndeliveredList } from './UndeliveredList.tsx'
import { Unowned } from './Unowned.tsx'

const tabs = ['unowned', 'people', 'breaches', 'deposits', 'undelivered', 'ahead', 'recovery', 'excluded'] as const

/** What waits for the coordinator's look. */
export function CoordinationPage({ id }: { id: string | null }) {
  const { t } = useTranslation()
  const tab = tabs.find((one) => one === id) ?? 'unowned'
  return (
    <Page title={t('shell.place.coordination')} hint={t(`coordination.hint.${tab}`)}>
      <Tabs value={tab} onChange={(next) => goTo('coordination', next)} keepMounted={false}>
        <Tabs.List mb="md">
          {tabs.map((one) => (
            <Tabs.Tab key={one} value={one}>
              {t(`coordination.tab.${one}`)}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        <Tabs.Panel value="unowned">
          <Unowned />
        </Tabs.Panel>
        <Tabs.Panel value="people">
          <Absences />
        </Tabs.Panel>
        <Tabs.Panel value="breaches">
          <Breaches />
        </Tabs.Panel>
        <Tabs.Panel value="deposits">
          <CentreList list="deposits" />
        </Tabs.Panel>
        <Tabs.Panel value="undelivered">
          <UndeliveredList />
        </Tabs.Panel>
        <Tabs.Panel value="ahead">
          <AheadList />
        </Tabs.Panel>
        <Tabs.Panel value="recovery">
          <CentreList list="recovery" />
        </Tabs.Panel>
        <Tabs.Panel value="excluded">
          <ExcludedNumbers />
        </Tabs.Panel>
      </Tabs>
    </Page>
  )
}
