import { zodResolver } from '@hookform/resolvers/zod'
import { Button, MultiSelect, NativeSelect, TagsInput, TextInput } from '@mantine/core'
import { useMemo, useState } from 'react'
import { Controller, useForm } from 'react-hook-form'
import { useTranslation } from 'react-i18next'
import { z } from 'zod'
import { Team, type User } from '#shared/identity/schema.ts'
import type { Rejection } from '#shared/kernel/result.ts'
import type { QueueDocument } from '#shared/queues/schema.ts'
import { dropDraft } from '../../drafts/drafts.ts'
import { SavedHint } from '../../drafts/SavedHint.tsx'
import { useDraftValues, useFormDraft, useOpened } from '../../drafts/use-form-draft.ts'
import { fieldError } from '../../language/field-error.ts'
import { sentenceOf } from '../../language/sentence.ts'
import { newId, useDispatch } from '../../shell/console.ts'
import { focusForm } from '../../shell/focus-soon.ts'
import page from '../../shell/page.module.css'
import { Sentence } from '../../shell/Sentence.tsx'
import { say } from '../../shell/ui-state.ts'
import { memberChanges } from './member-changes.ts'
import { teamChanges } from './team-changes.ts'
import { memberChoices, queueChoices } from './team-choices.ts'

const Form = z.object({
  name: Team.shape.name,
  coordinatorId: z.string(),
  queueCodes: Team.shape.queues,
  portfolioNames: Team.shape.portfolios.unwrap(),
  memberIds: z.array(z.string()),
  /** Who was in it when the form was opened. */
  membersBefore: z.array(z.string()),
})
type Typed = z.infer<typeof Form>

/** Where what is typed about teams is kept: followed by the team's id, or by `new`. */
export const teamDrafts = 'team:'

interface Props {
  readonly team: Team | null
  readonly teams: readonly Team[]
  readonly users: readonly User[]
  readonly queues: readonly QueueDocument[]
  readonly close: () => void
}

/** A team: its name, its people, its queues, and the one person who coordinates it. */
export function TeamForm({ team: now, teams, users, queues, close }: Props) {
  const { t } = useTranslation()
  const draft = `${teamDrafts}${now?.id ?? 'new'}`
  const team = useOpened(draft, Team.nullable(), now)
  const dispatch = useDispatch()
  const members = team === null ? [] : users.filter(({ teamId }) => teamId === team.id).map(({ id }): string => id)
  const [refused, setRefused] = useState<Rejection | null>(null)
  const form = useForm<Typed>({
    defaultValues: useDraftValues<Typed>(draft, 'form', {
      name: team?.name ?? '',
      coordinatorId: team?.coordinatorId ?? '',
      queueCodes: team?.queues ?? [],
      portfolioNames: team?.portfolios ?? [],
      memberIds: members,
      membersBefore: members,
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
  /** Sent again after a refusal of its people, it is the same team. */
  const [made, setMade] = useState<string | null>(null)
  const save = async ({ name, queueCodes, coordinatorId, portfolioNames, memberIds, membersBefore }: Typed) => {
    const fields = {
      name,
      queues: queueCodes,
      coordinatorId: coordinatorId === '' ? null : coordinatorId,
      portfolios: portfolioNames,
    }
    const teamId = team?.id ?? made ?? newId()
    const changes = team === null ? { teamId, ...fields } : teamChanges(team, fields)
    if (changes !== null) {
      const answer = await dispatch(team === null && made === null ? 'team.create' : 'team.edit', changes)
      if (!answer.ok) return setRefused(answer.error)
      setMade(teamId)
    }
    for (const { name: command, payload } of memberChanges(teamId, membersBefore, memberIds)) {
      const answer = await dispatch(command, payload)
      if (!answer.ok) return setRefused(answer.error)
    }
    say(t('admin.saved', { name }))
    leave()
  }
  const { errors } = form.formState
  return (
    <form ref={focusForm} className={page.form} onSubmit={form.handleSubmit(save)}>
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
      <Controller
        control={form.control}
        name="queueCodes"
        render={({ field: { value, onChange } }) => (
          <MultiSelect
            label={t('admin.queues')}
            description={t('admin.queuesHint')}
            searchable
            nothingFoundMessage={t('admin.noSuchQueue')}
            data={queueChoices(t, queues, [...value, ...(team?.queues ?? [])])}
            value={value}
            onChange={onChange}
            error={fieldError(t, errors.queueCodes?.message)}
          />
        )}
      />
      <Controller
        control={form.control}
        name="memberIds"
        render={({ field: { value, onChange } }) => (
          <MultiSelect
            label={t('admin.members')}
            description={t('admin.membersHint')}
            searchable
            nothingFoundMessage={t('admin.noSuchMember')}
            data={memberChoices(t, users, teams, team?.id ?? made, value)}
            value={value}
            onChange={onChange}
          />
        )}
      />
      <Controller
        control={form.control}
        name="portfolioNames"
        render={({ field: { value, onChange } }) => (
          <TagsInput
            label={t('admin.portfolios')}
            description={t('admin.portfoliosHint')}
            acceptValueOnBlur
            data={[...new Set(teams.flatMap(({ portfolios }) => portfolios ?? []))]}
            value={value}
            onChange={onChange}
            error={fieldError(t, errors.portfolioNames?.message)}
          />
        )}
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
