import { Button } from '@mantine/core'
import { IconCalendarStats, IconCloudSearch, IconRefresh } from '@tabler/icons-react'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import type { Case } from '#shared/cases/schema.ts'
import { FilesElsewhere } from '../../attachments/FilesElsewhere.tsx'
import { centreSentence } from '../../shell/CentreRefusal.tsx'
import { Empty } from '../../shell/Empty.tsx'
import page from '../../shell/page.module.css'
import { Sentence } from '../../shell/Sentence.tsx'
import { Starting } from '../../shell/Starting.tsx'
import { setUi } from '../../shell/ui-state.ts'
import { CaseEntries } from '../CaseEntries.tsx'
import { CaseFacts } from '../CaseFacts.tsx'
import { CaseFrame } from '../CaseFrame.tsx'
import { useCentralCase } from '../central-case.ts'
import { LeftWords } from '../LeftWords.tsx'
import { useCentralCases } from './central-cases.ts'

/**
 * A case that is not on this workstation: as the centre has it, where it was this person's and is closed, or was found there
 * by its radicado. To be read.
 */
export function CaseElsewhere({ id }: { id: string }) {
  const { t } = useTranslation()
  const { state, ask } = useCentralCases()
  const seen = useCentralCase((found) => found.seen.get(id))
  const isSeen = seen !== undefined
  useEffect(() => {
    if (!isSeen) void ask({ id })
  }, [ask, id, isSeen])
  const found = seen ?? state.rows[0]
  if (found !== undefined) return <ReadOnly current={found.case} />
  return (
    <>
      <Empty icon={IconCalendarStats} title={t('cases.notHere')}>
        {state.is === 'asking' && <Starting what="cases.closed.askingOne" />}
        {state.is === 'found' && <p>{t('cases.notHereHint')}</p>}
        {state.is === 'refused' && (
          <>
            <p role="alert">{centreSentence(t, state.why, t('cases.closed.oneOffline'))}</p>
            <Button leftSection={<IconRefresh size={16} aria-hidden />} onClick={() => void ask({ id })}>
              {t('customers.central.again')}
            </Button>
          </>
        )}
      </Empty>
      <div className={page.body}>
        <LeftWords caseId={id} />
      </div>
    </>
  )
}

function ReadOnly({ current }: { current: Case }) {
  const { t } = useTranslation()
  const { customerId } = current
  useEffect(() => setUi({ customerId }), [customerId])
  return (
    <CaseFrame current={current} pending="settled">
      <Sentence tone="info">
        <b>
          <IconCloudSearch size={14} aria-hidden /> {t('cases.closed.ofCentre')}
        </b>{' '}
        {t(current.state === 'closed' ? 'cases.closed.readOnly' : 'cases.central.readOnly')}
      </Sentence>
      <CaseFacts current={current} />
      <FilesElsewhere caseId={current.id} files={current.attachments} />
      <LeftWords caseId={current.id} />
      <CaseEntries entries={current.entries} />
    </CaseFrame>
  )
}
