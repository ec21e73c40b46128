import { Button, TextInput } from '@mantine/core'
import { IconCopy } from '@tabler/icons-react'
import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import page from '../../shell/page.module.css'
import { Sentence } from '../../shell/Sentence.tsx'

interface Props {
  readonly name: string
  readonly login: string
  readonly password: string
  /** What has just been done. */
  readonly sentence: string
  readonly done: () => void
}

/** A first password that has been given: it stays to be told until whoever gave it is done. It is nowhere else. */
export function PasswordToTell({ name, login, password, sentence, done }: Props) {
  const { t } = useTranslation()
  const field = useRef<HTMLInputElement>(null)
  const [copy, setCopy] = useState<'not' | 'copied' | 'failed'>('not')
  const toClipboard = async () => {
    field.current?.select()
    // Where the system's clipboard cannot be written to, it is selected and said so.
    await navigator.clipboard.writeText(password).then(
      () => setCopy('copied'),
      () => setCopy('failed'),
    )
  }
  return (
    <div className={page.form}>
      <Sentence tone="ok">{sentence}</Sentence>
      <div className={page.actions} style={{ alignItems: 'flex-end' }}>
        <TextInput
          ref={field}
          readOnly
          label={t('admin.passwordOf', { name, login })}
          style={{ width: 300 }}
          styles={{ input: { fontFamily: 'monospace', fontSize: 16 } }}
          value={password}
          onFocus={(event) => event.currentTarget.select()}
        />
        <Button leftSection={<IconCopy size={16} aria-hidden />} onClick={() => void toClipboard()}>
          {t('admin.copy')}
        </Button>
        <span role="status">{copy !== 'not' && t(copy === 'copied' ? 'admin.copied' : 'admin.notCopied')}</span>
      </div>
      <small>{t('admin.tellPassword')}</small>
      <div className={page.actions}>
        <Button variant="filled" onClick={done} data-autofocus>
          {t('admin.told')}
        </Button>
      </div>
    </div>
  )
}
