import { Button } from '@mantine/core'
import { IconFileCertificate } from '@tabler/icons-react'
import { useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Rejection } from '#shared/kernel/result.ts'
import { headsFileOf } from '#shared/sync/heads-file.ts'
import { saveCopy } from '../attachments/read-file.ts'
import { sentenceOf } from '../language/sentence.ts'
import { useService } from '../shell/console.ts'
import { Sentence } from '../shell/Sentence.tsx'

/** The heads that this workstation remembers, in a file for whoever audits the log: only others than the centre can say that its end is gone. */
export function SaveProof() {
  const { t } = useTranslation()
  const call = useService()
  const hint = useId()
  const [refused, setRefused] = useState<Rejection | null>(null)
  const save = async () => {
    const answer = await call('sync.heads', {})
    setRefused(answer.ok ? null : answer.error)
    if (!answer.ok) return
    const { heads } = answer.value
    const name = `${t('sync.proofFile')}-${heads[0]?.position ?? 0}.json`
    saveCopy(new Blob([headsFileOf(heads)], { type: 'application/json' }), name)
  }
  return (
    <div>
      <Button
        variant="subtle"
        aria-describedby={hint}
        leftSection={<IconFileCertificate size={16} aria-hidden />}
        onClick={() => void save()}
      >
        {t('sync.proof')}
      </Button>
      <small id={hint} style={{ display: 'block' }}>
        {t('sync.proofHint')}
      </small>
      {refused !== null && <Sentence tone="bad">{sentenceOf(t, refused)}</Sentence>}
    </div>
  )
}
