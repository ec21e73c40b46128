import { Button } from '@mantine/core'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { CaseAttachment } from '#shared/attachments/schema.ts'
import type { Rejection, Result } from '#shared/kernel/result.ts'
import { exactText } from '../language/format.ts'
import page from '../shell/page.module.css'
import { Refusal } from '../shell/Refusal.tsx'
import { say } from '../shell/ui-state.ts'
import { useNames } from '../shell/use-actor.ts'
import classes from './attachments.module.css'
import { FileView, isShown } from './FileView.tsx'
import { saveCopy } from './read-file.ts'
import { sizeText } from './words.ts'

type Listed = Pick<CaseAttachment, 'id' | 'name' | 'type' | 'size' | 'by' | 'at'>

interface Props<T extends Listed> {
  readonly files: readonly T[]
  /** Where a file stands; what is not known is not said. */
  readonly state?: (file: T) => string
  /** It is on its way to the centre still: nobody else can see it, and it is not asked for in vain. */
  readonly comes?: (file: T) => boolean
  readonly read: (file: T) => Promise<Result<Blob, Rejection>>
  /** Said of all of them. */
  readonly children?: ReactNode
}

/** The files of a case: whose and how large each is, and the ways to see it. */
export function FileList<T extends Listed>({ files, state, comes = () => false, read, children }: Props<T>) {
  const { t } = useTranslation()
  const names = useNames()
  const [shown, setShown] = useState<{ file: T; blob: Blob } | null>(null)
  const [refused, setRefused] = useState<Rejection | null>(null)
  const [busy, setBusy] = useState<string | null>(null)

  const reading = async (file: T, then: (blob: Blob) => void) => {
    setBusy(file.id)
    setRefused(null)
    const answer = await read(file)
    setBusy(null)
    if (answer.ok) then(answer.value)
    else setRefused(answer.error)
  }
  const save = (file: T) => (blob: Blob) => {
    saveCopy(blob, file.name)
    say(t('attachments.saved'))
  }
  return (
    <section aria-label={t('attachments.title')}>
      <h2>
        {t('attachments.title')} <span className={page.n}>{files.length}</span>
      </h2>
      {children}
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
            {state !== undefined && <span className={classes.state}>{state(file)}</span>}
            <span className={classes.ways}>
              {isShown(file.type) && (
                <Button
                  disabled={busy !== null || comes(file)}
                  aria-label={t('attachments.openNamed', { name: file.name })}
                  onClick={() => void reading(file, (blob) => setShown({ file, blob }))}
                >
                  {t('attachments.open')}
                </Button>
              )}
              <Button
                disabled={busy !== null || comes(file)}
                aria-label={t('attachments.saveNamed', { name: file.name })}
                onClick={() => void reading(file, save(file))}
              >
                {t('attachments.save')}
              </Button>
            </span>
          </li>
        ))}
      </ul>
      {files.some(({ type }) => !isShown(type)) && <small>{t('attachments.withProgram')}</small>}
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
