import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import type { CaseId } from '#shared/kernel/ids.ts'
import { useService, useWatch } from '../shell/console.ts'
import { FileList } from './FileList.tsx'
import { readFile } from './read-file.ts'
import { fileState } from './words.ts'

/** A case's files: whose, how large, where each stands, and the ways to see it. Nothing where there are none. */
export function CaseFiles({ caseId }: { caseId: CaseId }) {
  const { t } = useTranslation()
  const call = useService()
  const files = useWatch('attachments.ofCase', { caseId })
  const count = files?.length ?? 0
  useEffect(() => {
    if (count > 0) void call('attachment.ask', { caseId })
  }, [call, caseId, count])
  if (files === undefined || files.length === 0) return null
  return (
    <FileList
      files={files}
      state={(file) => fileState(t, file)}
      comes={({ state }) => state === 'underway'}
      read={(file) => readFile(call, caseId, file)}
    />
  )
}
