import { ActionIcon, Button } from '@mantine/core'
import { IconAlertTriangle, IconInfoCircle, IconX } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { StoreNotice } from '#shared/console/session.ts'
import { factWords } from '../language/facts.ts'
import { useService } from './console.ts'
import classes from './frame.module.css'
import { UnprotectedNote } from './UnprotectedNote.tsx'
import { float } from './ui-state.ts'

interface Props {
  readonly notices: readonly StoreNotice[]
  readonly protectedSecrets: boolean
}

/** What happened to the store, in words, until the person has read it. */
export function StoreNotices({ notices, protectedSecrets }: Props) {
  const { t } = useTranslation()
  const call = useService()
  if (notices.length === 0 && protectedSecrets) return null
  return (
    <aside className={classes.bars} aria-label={t('shell.notice.title')}>
      {notices.map((notice, index) => (
        <div key={JSON.stringify(notice)} className={classes.bar} role="alert">
          {notice.kind === 'keyRecovered' ? (
            <IconInfoCircle size={18} aria-hidden />
          ) : (
            <IconAlertTriangle size={18} aria-hidden />
          )}
          <span>{sentence(notice)}</span>
          {notice.kind === 'setAside' && (
            <Button variant="subtle" onClick={() => float('backups')}>
              {t('shell.notice.seeBackups')}
            </Button>
          )}
          <ActionIcon
            aria-label={t('shell.notice.dismiss')}
            onClick={() => void call('session.dismissNotice', { index })}
          >
            <IconX size={16} aria-hidden />
          </ActionIcon>
        </div>
      ))}
      {!protectedSecrets && <UnprotectedNote />}
    </aside>
  )

  function sentence(notice: StoreNotice): string {
    switch (notice.kind) {
      case 'setAside':
        return t(notice.lost === null ? 'shell.notice.setAsideUnknown' : 'shell.notice.setAside', { ...notice })
      case 'restored':
        return t('shell.notice.restored', factWords(t, { from: notice.from, name: notice.name, kept: notice.kept }))
      case 'undeliveredElsewhere':
        return t('shell.notice.undeliveredElsewhere', {
          ...factWords(t, { device: notice.device, seenAt: notice.seenAt }),
          count: notice.count,
        })
      case 'keyRecovered':
        return t('shell.notice.keyRecovered')
      case 'startedAnew':
        return t(notice.lost === null ? 'shell.notice.startedAnewUnknown' : 'shell.notice.startedAnew', { ...notice })
    }
  }
}
