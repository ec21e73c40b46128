import { Modal } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { PasswordForm } from '../identity/PasswordForm.tsx'
import { usePerson } from './person.ts'
import { say } from './ui-state.ts'

export function PasswordDialog({ close }: { close: () => void }) {
  const { t } = useTranslation()
  const person = usePerson()
  const done = () => {
    say(t('identity.password.changed'))
    close()
  }
  return (
    <Modal
      opened
      onClose={close}
      title={t('shell.menu.password')}
      closeButtonProps={{ 'aria-label': t('shell.close') }}
    >
      <PasswordForm person={person} done={done} />
    </Modal>
  )
}
