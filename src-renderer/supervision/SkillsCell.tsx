import { ActionIcon, Button, TagsInput } from '@mantine/core'
import { IconPencil } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { User } from '#shared/identity/schema.ts'
import type { Rejection } from '#shared/kernel/result.ts'
import { sentenceOf } from '../language/sentence.ts'
import { useDispatch } from '../shell/console.ts'
import page from '../shell/page.module.css'
import { settledKey } from '../shell/settled-key.ts'
import { say } from '../shell/ui-state.ts'

/** What somebody knows; changed in its place, with the words that the queues ask for at hand. */
export function SkillsCell({ user, asked }: { user: User; asked: readonly string[] }) {
  const { t } = useTranslation()
  const [form, setForm] = useState<'notYet' | 'open' | 'closed'>('notYet')
  const skills = user.skills ?? []
  if (form === 'open') return <SkillsForm user={user} asked={asked} close={() => setForm('closed')} />
  return (
    <span className={page.actions}>
      <span>{skills.length === 0 ? t('coordination.skills.none') : skills.join(' · ')}</span>
      <ActionIcon
        variant="subtle"
        // Where the form was, one goes on.
        autoFocus={form === 'closed'}
        aria-label={t('coordination.skills.edit', { name: user.name })}
        onClick={() => setForm('open')}
      >
        <IconPencil size={16} aria-hidden />
      </ActionIcon>
    </span>
  )
}

function SkillsForm({ user, asked, close }: { user: User; asked: readonly string[]; close: () => void }) {
  const { t } = useTranslation()
  const dispatch = useDispatch()
  const [skills, setSkills] = useState<string[]>([...(user.skills ?? [])])
  const [refused, setRefused] = useState<Rejection | null>(null)
  const save = async () => {
    const answer = await dispatch('user.setSkills', { userId: user.id, skills })
    if (!answer.ok) return setRefused(answer.error)
    say(t('coordination.skills.saved', { name: user.name }))
    close()
  }
  return (
    <form
      style={{ display: 'flex', flexDirection: 'column', gap: 6, padding: '6px 0' }}
      onSubmit={(event) => {
        event.preventDefault()
        void save()
      }}
      onKeyDown={settledKey((event) => {
        // The list of words closes first.
        if (event.key === 'Escape' && !event.defaultPrevented) close()
      })}
    >
      <TagsInput
        size="xs"
        autoFocus
        aria-label={t('coordination.skills.of', { name: user.name })}
        description={t('coordination.skills.hint')}
        inputWrapperOrder={['input', 'description', 'error']}
        data={[...asked]}
        value={skills}
        onChange={setSkills}
        acceptValueOnBlur
        error={refused === null ? undefined : sentenceOf(t, refused)}
      />
      <span className={page.actions}>
        <Button size="xs" type="submit">
          {t('shell.save')}
        </Button>
        <Button size="xs" variant="subtle" onClick={close}>
          {t('shell.cancel')}
        </Button>
      </span>
    </form>
  )
}
