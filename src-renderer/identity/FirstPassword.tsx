import { useTranslation } from 'react-i18next'
import type { Person } from '#shared/console/session.ts'
import { EntranceCard } from './EntranceCard.tsx'
import { PasswordForm } from './PasswordForm.tsx'

/** The first sign-in: the password that somebody else chose is changed before anything else. */
export function FirstPassword({ person }: { person: Person }) {
  const { t } = useTranslation()
  return (
    <EntranceCard title={t('identity.first.title', { name: person.name })}>
      <p>{t('identity.first.text')}</p>
      <PasswordForm person={person} done={() => undefined} />
    </EntranceCard>
  )
}
