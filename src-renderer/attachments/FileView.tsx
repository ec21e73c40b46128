import { Button, Modal } from '@mantine/core'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { CaseFile } from '#shared/attachments/services.ts'
import type { AttachmentType } from '#shared/attachments/types.ts'
import page from '../shell/page.module.css'
import classes from './attachments.module.css'
import { textOf } from './read-file.ts'

/** What the console shows itself, as a picture or as plain text; nothing of a file is ever run or laid out. */
const SHOWN: Readonly<Partial<Record<AttachmentType, 'picture' | 'text'>>> = {
  png: 'picture',
  jpg: 'picture',
  txt: 'text',
  csv: 'text',
  eml: 'text',
}
export const isShown = (type: AttachmentType): boolean => SHOWN[type] !== undefined

/** Characters of a text on the screen. */
const LONGEST = 200_000

interface Props {
  readonly file: Pick<CaseFile, 'name' | 'type'>
  readonly blob: Blob
  readonly save: () => void
  readonly close: () => void
}

/** A file of a case, read in place. */
export function FileView({ file, blob, save, close }: Props) {
  const { t } = useTranslation()
  const [address, setAddress] = useState<string>()
  const [text, setText] = useState<string>()
  useEffect(() => {
    if (SHOWN[file.type] === 'text') {
      void textOf(blob).then(setText)
      return
    }
    const made = URL.createObjectURL(blob)
    setAddress(made)
    return () => URL.revokeObjectURL(made)
  }, [blob, file.type])
  return (
    <Modal opened onClose={close} title={file.name} size="xl" closeButtonProps={{ 'aria-label': t('shell.cancel') }}>
      <div className={page.form} style={{ maxWidth: 'none' }}>
        {address !== undefined && <img className={classes.view} src={address} alt={file.name} />}
        {text !== undefined && (
          // biome-ignore lint/a11y/noNoninteractiveTabindex: a long text must be scrollable by keyboard
          <pre className={classes.text} tabIndex={0}>
            {text.slice(0, LONGEST)}
          </pre>
        )}
        {text !== undefined && text.length > LONGEST && <small>{t('attachments.cut')}</small>}
        <div className={page.actions}>
          <Button onClick={save}>{t('attachments.save')}</Button>
        </div>
      </div>
    </Modal>
  )
}
