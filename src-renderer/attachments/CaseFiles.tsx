import { Button } from '@mantine/core'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { CaseFile } from '#shared/attachments/services.ts'
import type { CaseId } from '#shared/kernel/ids.ts'
import type { Rejection } from '#shared/kernel/result.ts'
import { exactText } from '../language/format.ts'
import { useService, useWatch } from '../shell/console.ts'
import page from '../shell/page.module.css'
import { Refusal } from '../shell/Refusal.tsx'
import { say } from '../shell/ui-state.ts'
import { useNames } from '../shell/use-actor.ts'
import classes from './attachments.module.css'
import { FileView, isShown } from './FileView.tsx'
import { readFile, saveCopy } from './read-file.ts'
import { fileState, sizeText } from './words.ts'

/** A case's files: whose, how large, where each stands, and the ways to see it. Nothing where there are none. */
export function CaseFiles({ caseId }: { caseId: CaseId }) {
  const { t } = useTranslation()
  const call = useService()
  const names = useNames()
  const files = useWatch('attachments.ofCase', { caseId })
  const [shown, setShown] = useState<{ file: CaseFile; blob: Blob } | null>(null)
  const [refused, setRefused] = useState<Rejection | null>(null)
  const [busy, setBusy] = useState<string | null>(null)
  const count = files?.length ?? 0
  useEffect(() => {
    if (count > 0) void call('attachment.ask', { caseId })
  }, [call, caseId, count])

  const read = async (file: CaseFile, then: (blob: Blob) => void) => {
    setBusy(file.id)
    setRefused(null)
    const answer = await readFile(call, caseId, file)
    setBusy(null)
    if (answer.ok) then(answer.value)
    else setRefused(answer.error)
  }
  const save = (file: CaseFile) => (blob: Blob) => {
    saveCopy(blob, file.name)
    say(t('attachments.saved'))
  }

  if (files === undefined || files.length === 0) return null
  return (
    <section aria-label={t('attachments.title')}>
      <h2>
        {t('attachments.title')} <span className={page.n}>{count}</span>
      </h2>
      <ul className={classes.files}>
        {files.map((file) => (
          <li key={file.id} className={classes.file}>
            <span className={classes.name}>
              {file.name}
              <small>
                {sizeText(file.size)} ·{' '}
                {t('attachments.from', { name: names(file.by) ?? t('cases.unknownPerson'), when: exactText(file.at) })}
              </small>
            </span>
            <span className={classes.state}>{fileState(t, file)}</span>
            <span className={page.actions}>
              {isShown(file.type) && (
                <Button
                  disabled={busy !== null}
                  aria-label={t('attachments.openNamed', { name: file.name })}
                  onClick={() => void read(file, (blob) => setShown({ file, blob }))}
                >
                  {t('attachments.open')}
                </Button>
              )}
              <Button
                disabled={busy !== null}
                aria-label={t('attachments.saveNamed', { name: file.name })}
                onClick={() => void read(file, save(file))}
              >
                {t('attachments.save')}
              </Button>
            </span>
          </li>
        ))}
      </ul>
      {refused !== null && <Refusal why={refused} />}
      {shown !== null && (
        <FileView
          file={shown.file}
          blob={shown.blob}
          save={() => save(shown.file)(shown.blob)}
          close={() => setShown(null)}
        />
      )}
    </section>
  )
}
