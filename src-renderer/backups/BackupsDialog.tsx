import { Modal } from '@mantine/core'
import { IconHistory } from '@tabler/icons-react'
import { useCallback, useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { BackupRow, ServiceAnswers } from '#shared/console/contract.ts'
import type { Rejection } from '#shared/kernel/result.ts'
import { useService, useWatch } from '../shell/console.ts'
import { Empty } from '../shell/Empty.tsx'
import page from '../shell/page.module.css'
import { Refusal } from '../shell/Refusal.tsx'
import { Sentence } from '../shell/Sentence.tsx'
import { Starting } from '../shell/Starting.tsx'
import { BackupsTable } from './BackupsTable.tsx'
import { RestoreForm } from './RestoreForm.tsx'
import { UpkeepLine } from './UpkeepLine.tsx'

/** The daily backups of this workstation's store, and the way back to one of them. */
export function BackupsDialog({ close }: { close: () => void }) {
  const { t } = useTranslation()
  const call = useService()
  const connection = useWatch('sync.status', {})?.connection
  const [rows, setRows] = useState<readonly BackupRow[]>()
  const [refused, setRefused] = useState<Rejection | null>(null)
  const [chosen, setChosen] = useState<BackupRow | null>(null)
  const read = useCallback(async () => {
    const answer = await call('backups.list', {})
    setRefused(answer.ok ? null : answer.error)
    if (answer.ok) setRows((answer.value as ServiceAnswers['backups.list']).backups) // the answer of `backups.list`
  }, [call])
  useEffect(() => void read(), [read])
  const offline = connection !== undefined && connection !== 'online'
  return (
    <Modal
      opened
      onClose={close}
      size="xl"
      title={t('backups.title')}
      closeButtonProps={{ 'aria-label': t('shell.close') }}
    >
      <div className={page.form} style={{ maxWidth: 'none' }}>
        <p>{t('backups.hint')}</p>
        <UpkeepLine />
        {offline && <Sentence tone="warn">{t('backups.offline')}</Sentence>}
        {refused !== null && <Refusal why={refused} />}
        {rows === undefined && refused === null && <Starting what="backups.reading" />}
        {rows?.length === 0 && (
          <Empty icon={IconHistory} title={t('backups.none.title')}>
            <p>{t('backups.none.text')}</p>
          </Empty>
        )}
        {rows !== undefined && rows.length > 0 && (
          <BackupsTable rows={rows} chosen={chosen} choose={offline ? null : setChosen} />
        )}
        {chosen !== null && !offline && <RestoreForm key={chosen.day} backup={chosen} close={close} />}
      </div>
    </Modal>
  )
}
