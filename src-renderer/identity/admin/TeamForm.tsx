import { zodResolver } from '@hookform/resolvers/zod'
import { Button, NativeSelect, TextInput } from '@mantine/core'
import { useMemo, useState } from 'react'
import { useForm } from 'react-hook-form'
import { useTranslation } from 'react-i18next'
import { z } from 'zod'
import { Team, type User } from '#shared/identity/schema.ts'
import type { Rejection } from '#shared/kernel/result.ts'
import { storable } from '#shared/kernel/text.ts'
import { dropDraft } from '../../drafts/drafts.ts'
import { SavedHint } from '../../drafts/SavedHint.tsx'
import { useDraftValues, useFormDraft, useOpened } from '../../drafts/use-form-draft.ts'
import { fieldError } from '../../language/field-error.ts'
import { sentenceOf } from '../../language/sentence.ts'
import { newId, useDispatch } from '../../shell/console.ts'
import page from '../../shell/page.module.css'
import { Sentence } from '../../shell/Sentence.tsx'
import { say } from '../../shell/ui-state.ts'
import { teamChanges } from './team-changes.ts'

const Form = z.object({ name: Team.shape.name, queues: storable, coordinatorId: z.string(), portfolios: storable })
type Typed = z.infer<typeof Form>

const listed = (text: string): string[] =>
  text
    .split(',')
    .map((one) => one.trim())
    .filter((one) => one !== '')

/** Where what is typed about teams is kept: followed by the team's id, or by `new`. */
export const teamDrafts = 'team:'

interface Props {
  readonly team: Team | null
  readonly users: readonly User[]
  readonly close: () => void
}

/** A team: its name, its queues, and the one person who coordinates it. Members are chosen at each person. */
export function TeamForm({ team: now, users, close }: Props) {
  const { t } = useTranslation()
  const draft = `${teamDrafts}${now?.id ?? 'new'}`
  const team = useOpened(draft, Team.nullable(), now)
  const dispatch = useDispatch()
  const [refused, setRefused] = useState<Rejection | null>(null)
  const form = useForm<Typed>({
    defaultValues: useDraftValues<Typed>(draft, 'form', {
      name: team?.name ?? '',
      queues: team?.queues.join(', ') ?? '',
      coordinatorId: team?.coordinatorId ?? '',
      portfolios: team?.portfolios?.join(', ') ?? '',
    }),
    resolver: zodResolver(Form),
  })
  useFormDraft(
    form,
    draft,
    'form',
    useMemo(() => ({ opened: team }), [team]),
  )
  const leave = () => {
    void dropDraft(draft)
    close()
  }
  const save = async ({ name, queues, coordinatorId, portfolios }: Typed) => {
    const fields = {
      name,
      queues: listed(queues),
      coordinatorId: coordinatorId === '' ? null : coordinatorId,
      portfolios: listed(portfolios),
    }
    const changes = team === null ? { teamId: newId(), ...fields } : teamChanges(team, fields)
    if (changes !== null) {
      const answer = await dispatch(team === null ? 'team.create' : 'team.edit', changes)
      if (!answer.ok) return setRefused(answer.error)
    }
    say(t('admin.saved', { name }))
    leave()
  }
  const { errors } = form.formState
  return (
    <form className={page.form} onSubmit={form.handleSubmit(save)}>
      <h2>{team?.name ?? t('admin.newTeam')}</h2>
      <div className={page.two}>
        <TextInput
          label={t('admin.column.team')}
          {...form.register('name')}
          error={fieldError(t, errors.name?.message)}
        />
        <NativeSelect
          label={t('admin.coordinator')}
          {...form.register('coordinatorId')}
          data={[
            { value: '', label: t('admin.noCoordinator') },
            ...users
              .filter((user) => user.roles.includes('coordinator') && user.enabled)
              .map(({ id, name }) => ({ value: id, label: name })),
          ]}
        />
      </div>
      <TextInput
        label={t('admin.queues')}
        description={t('admin.queuesHint')}
        {...form.register('queues')}
        error={fieldError(t, errors.queues?.message)}
      />
      <TextInput
        label={t('admin.portfolios')}
        description={t('admin.portfoliosHint')}
        {...form.register('portfolios')}
        error={fieldError(t, errors.portfolios?.message)}
      />
      {refused !== null && <Sentence tone="bad">{sentenceOf(t, refused)}</Sentence>}
      <div className={page.actions}>
        <Button type="submit" variant="filled" disabled={form.formState.isSubmitting}>
          {t('shell.save')}
        </Button>
        <Button variant="subtle" onClick={leave}>
          {t('shell.cancel')}
        </Button>
        <SavedHint contact={draft} />
      </div>
    </form>
  )
}
