import { IconEditCircle } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { useWatch } from '../shell/console.ts'
import { Empty } from '../shell/Empty.tsx'
import { Page } from '../shell/Page.tsx'
import { Starting } from '../shell/Starting.tsx'
import { RefusedGroup } from './RefusedGroup.tsx'
import { refusedGroups } from './words.ts'

/** Por corregir: what the centre did not take, with everything that was typed. */
export function ToCorrectPage() {
  const { t } = useTranslation()
  const rows = useWatch('outbox.list', {})
  if (rows === undefined) return <Starting what="shell.reading" />
  const groups = refusedGroups(rows)
  return (
    <Page title={t('shell.place.correct')} hint={t('correct.count', { count: groups.length })}>
      {groups.length === 0 ? (
        <Empty icon={IconEditCircle} title={t('correct.empty.title')}>
          <p>{t('correct.empty.text')}</p>
        </Empty>
      ) : (
        groups.map(([group, commands], index) => (
          <RefusedGroup key={group} group={group} commands={commands} first={index === 0} />
        ))
      )}
    </Page>
  )
}
