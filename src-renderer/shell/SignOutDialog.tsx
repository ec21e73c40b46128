import { Button, Group, Modal } from '@mantine/core'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Rejection } from '#shared/kernel/result.ts'
import { sentenceOf } from '../language/sentence.ts'
import { callLives } from '../telephony/use-phone.ts'
import { useService } from './console.ts'
import { Sentence } from './Sentence.tsx'

/** Leaves at once where everything is delivered; with undelivered work says how much, and asks once. Nobody leaves a call. */
export function SignOutDialog({ close }: { close: () => void }) {
  const { t } = useTranslation()
  const call = useService()
  const [refused, setRefused] = useState<Rejection | null>(null)
  async function signOut(leave: boolean): Promise<void> {
    if (callLives()) return setRefused({ code: 'session.inCall', facts: {} })
    const answer = await call('session.signOut', { leave })
    if (answer.ok) close()
    else setRefused(answer.error)
  }
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked once, when the dialog opens
  useEffect(() => void signOut(false), [])
  if (refused === null) return null
  return (
    <Modal
      opened
      onClose={close}
      title={t('shell.signOut.title')}
      closeButtonProps={{ 'aria-label': t('shell.close') }}
    >
      <Sentence tone="warn">{sentenceOf(t, refused)}</Sentence>
      <Group mt="md" justify="flex-end">
        {refused.code === 'session.undelivered' && (
          <Button onClick={() => void signOut(true)}>{t('shell.signOut.leave')}</Button>
        )}
        <Button variant="filled" onClick={close} data-autofocus>
          {t('shell.signOut.stay')}
        </Button>
      </Group>
    </Modal>
  )
}
