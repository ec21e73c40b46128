import { useTranslation } from 'react-i18next'
import type { CaseAttachment } from '#shared/attachments/schema.ts'
import type { CaseId } from '#shared/kernel/ids.ts'
import { type Rejection, type Result, reject } from '#shared/kernel/result.ts'
import { useService } from '../shell/console.ts'
import { FileList } from './FileList.tsx'
import { readFile } from './read-file.ts'

interface Props {
  readonly caseId: CaseId
  readonly files: readonly CaseAttachment[]
}

/** The files of a case that is read at the centre and not kept here: each is brought when it is opened, and by whoever may. */
export function FilesElsewhere({ caseId, files }: Props) {
  const { t } = useTranslation()
  const call = useService()
  const read = async (file: CaseAttachment): Promise<Result<Blob, Rejection>> => {
    const { by: _, at: __, entryId: ___, ...named } = file
    const answer = await readFile(call, caseId, file, named)
    return answer.ok || answer.error.code !== 'centre.unreachable'
      ? answer
      : reject('attachment.away', { name: file.name })
  }
  if (files.length === 0) return null
  return (
    <FileList files={files} read={read}>
      <p>{t('attachments.elsewhere')}</p>
    </FileList>
  )
}
