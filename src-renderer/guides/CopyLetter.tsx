import { IconCopy } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { LightButton } from '../shell/LightButton.tsx'
import page from '../shell/page.module.css'
import { say } from '../shell/ui-state.ts'
import { letterOf } from './letter.ts'

interface Props {
  readonly script: string
  readonly values: Readonly<Record<string, string | undefined>>
  /** To which the letter may go. */
  readonly emails: readonly string[]
}

/** What another program sends to the customer, taken with one press: the letter, and beside it the address. */
export function CopyLetter({ script, values, emails }: Props) {
  const { t } = useTranslation()
  // Where the system's clipboard cannot be written to, that is said, and the text is there to be selected.
  const take = (text: string, told: string) =>
    void navigator.clipboard.writeText(text).then(
      () => say(told),
      () => say(t('guides.notCopied'), 'bad'),
    )
  return (
    <div className={page.actions}>
      <LightButton
        leftSection={<IconCopy size={16} aria-hidden />}
        onClick={() => take(letterOf(script, values, t('guides.unknown')), t('guides.letterCopied'))}
      >
        {t('guides.copyLetter')}
      </LightButton>
      {emails.map((email) => (
        <LightButton
          key={email}
          variant="subtle"
          title={t('guides.copyAddress', { email })}
          aria-label={t('guides.copyAddress', { email })}
          leftSection={<IconCopy size={16} aria-hidden />}
          onClick={() => take(email, t('guides.addressCopied', { email }))}
        >
          {email}
        </LightButton>
      ))}
    </div>
  )
}
