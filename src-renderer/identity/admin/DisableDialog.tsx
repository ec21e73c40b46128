import { Button, Group, Modal } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { User } from '#shared/identity/schema.ts'
import type { Rejection } from '#shared/kernel/result.ts'
import { sentenceOf } from '../../language/sentence.ts'
import { useDispatch, useService } from '../../shell/console.ts'
import { Sentence } from '../../shell/Sentence.tsx'
import { say } from '../../shell/ui-state.ts'

/** Asks before somebody can no longer work: who it is, and what happens to what is theirs. */
export function DisableDialog({ user, close }: { user: User; close: () => void }) {
  const { t } = useTranslation()
  const dispatch = useDispatch()
  const call = useService()
  const [refused, setRefused] = useState<Rejection | null>(null)
  const disable = async () => {
    const answer = await dispatch('user.disable', { userId: user.id })
    if (!answer.ok) return setRefused(answer.error)
    // Now also where they are signed in; without the centre it happens at its next contact.
    void call('central.revokeSessions', { userId: user.id })
    say(t('admin.disabled', { name: user.name }))
    close()
  }
  return (
    <Modal
      opened
      onClose={close}
      // The second click of a double one falls beside it.
      closeOnClickOutside={false}
      title={t('admin.disableTitle', { name: user.name })}
      closeButtonProps={{ 'aria-label': t('shell.close') }}
    >
      <p>{t('admin.disableText', { name: user.name, login: user.login })}</p>
      {refused !== null && <Sentence tone="bad">{sentenceOf(t, refused)}</Sentence>}
      <Group mt="md" justify="flex-end">
        <Button color="bad" variant="outline" onClick={() => void disable()}>
          {t('admin.disable')}
        </Button>
        <Button variant="filled" onClick={close} data-autofocus>
          {t('shell.cancel')}
        </Button>
      </Group>
    </Modal>
  )
}
