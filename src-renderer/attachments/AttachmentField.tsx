import { ActionIcon, Button } from '@mantine/core'
import { IconPaperclip, IconX } from '@tabler/icons-react'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { AddedFile } from '#shared/attachments/services.ts'
import { ATTACHMENT_TYPES } from '#shared/attachments/types.ts'
import { exactText } from '../language/format.ts'
import { sentenceOf } from '../language/sentence.ts'
import { Sentence } from '../shell/Sentence.tsx'
import classes from './attachments.module.css'
import type { Adding } from './use-adding.ts'
import { useAttachmentLimits } from './use-attachment-limits.ts'
import { sizeText } from './words.ts'

const ACCEPTED = [...ATTACHMENT_TYPES, 'jpeg'].map((type) => `.${type}`).join()

/** The files that go with a form: chosen, dropped here or pasted; each with how far it is and the way to take it out. */
export function AttachmentField({ adding }: { adding: Adding }) {
  const { t } = useTranslation()
  const input = useRef<HTMLInputElement>(null)
  const [over, setOver] = useState(false)
  const refused = useRef<HTMLDivElement>(null)
  const { add } = adding
  const most = useAttachmentLimits()
  const refusals = adding.problems.length

  // Said above the list, and brought into sight: a form that is longer than its place hides what is told beneath it.
  useEffect(() => {
    if (refusals > 0) refused.current?.scrollIntoView({ block: 'nearest' })
  }, [refusals])

  useEffect(() => {
    const paste = ({ clipboardData }: ClipboardEvent) => {
      // A cell of Excel is text and a picture of itself: the text is what was meant.
      if (clipboardData === null || clipboardData.types.includes('text/plain')) return
      const when = exactText(new Date().toISOString())
      const named = (file: File) =>
        file.name === 'image.png' ? new File([file], t('attachments.pasted', { when }), { type: file.type }) : file
      add([...clipboardData.files].map(named))
    }
    document.addEventListener('paste', paste)
    return () => document.removeEventListener('paste', paste)
  }, [add, t])

  return (
    <section
      aria-label={t('attachments.added')}
      className={classes.zone}
      data-over={over}
      onDragOver={(event) => {
        event.preventDefault()
        setOver(true)
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault()
        setOver(false)
        add([...event.dataTransfer.files])
      }}
    >
      <div className={classes.head}>
        <Button leftSection={<IconPaperclip size={16} aria-hidden />} onClick={() => input.current?.click()}>
          {t('attachments.add')}
        </Button>
        <small>
          {over ? t('attachments.drop') : t('attachments.hint')}
          {!over &&
            most !== null &&
            ` ${t('attachments.most', { count: most.perCommand, size: sizeText(most.bytes) })}`}
        </small>
        <input
          ref={input}
          type="file"
          multiple
          hidden
          accept={ACCEPTED}
          aria-label={t('attachments.add')}
          onChange={(event) => {
            add([...(event.currentTarget.files ?? [])])
            // The same file may be chosen again after it was taken out.
            event.currentTarget.value = ''
          }}
        />
      </div>
      {adding.problems.length > 0 && (
        <div ref={refused}>
          <Sentence tone="bad">
            {adding.problems.map((problem) => {
              const text = sentenceOf(t, problem)
              return <p key={text}>{text}</p>
            })}
            <Button mt={6} onClick={adding.forgetProblems}>
              {t('attachments.close')}
            </Button>
          </Sentence>
        </div>
      )}
      {adding.files.length > 0 && (
        <ul className={classes.files}>
          {adding.files.map((file) => (
            <Added key={file.id} added={file} remove={() => adding.remove(file.id)} />
          ))}
        </ul>
      )}
    </section>
  )
}

function Added({ added: { name, size, stored, file }, remove }: { added: AddedFile; remove: () => void }) {
  const { t } = useTranslation()
  const label = file === null ? t('attachments.cancel', { name }) : t('attachments.remove', { name })
  return (
    <li className={classes.file}>
      <span className={classes.name}>
        {name} <small>{sizeText(size)}</small>
      </span>
      <span className={classes.state}>
        {file === null
          ? t('attachments.adding', { percent: Math.floor((stored * 100) / size) })
          : t('attachments.ready')}
      </span>
      <ActionIcon variant="subtle" aria-label={label} title={label} onClick={remove}>
        <IconX size={16} aria-hidden />
      </ActionIcon>
    </li>
  )
}
