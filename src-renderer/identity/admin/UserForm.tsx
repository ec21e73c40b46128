import { zodResolver } from '@hookform/resolvers/zod'
import { Button, Checkbox, NativeSelect, TextInput } from '@mantine/core'
import { useMemo, useState } from 'react'
import { Controller, useForm } from 'react-hook-form'
import { useTranslation } from 'react-i18next'
import { z } from 'zod'
import { areasOf, type Team, User } from '#shared/identity/schema.ts'
import type { Rejection } from '#shared/kernel/result.ts'
import { Role, solves } from '#shared/kernel/roles.ts'
import { dropDraft } from '../../drafts/drafts.ts'
import { SavedHint } from '../../drafts/SavedHint.tsx'
import { useDraftValues, useFormDraft, useOpened } from '../../drafts/use-form-draft.ts'
import { areaChoices } from '../../interactions/catalogue.ts'
import { fieldError } from '../../language/field-error.ts'
import { sentenceOf } from '../../language/sentence.ts'
import { newId, useDispatch, useService } from '../../shell/console.ts'
import { focusForm } from '../../shell/focus-soon.ts'
import page from '../../shell/page.module.css'
import { Sentence } from '../../shell/Sentence.tsx'
import { say } from '../../shell/ui-state.ts'
import { InitialPassword } from './InitialPassword.tsx'
import { PasswordToTell } from './PasswordToTell.tsx'
import { proposedPassword } from './proposed-password.ts'
import { userChanges } from './user-changes.ts'

const Form = z.object({
  login: User.shape.login,
  name: User.shape.name,
  roles: User.shape.roles.min(1, 'user.rolesMissing'),
  teamId: z.string(),
  areas: User.shape.areas,
  password: z.string(),
})
type Typed = z.infer<typeof Form>

/** Where what is typed about people is kept: followed by their id, or by `new`. Never a password. */
export const userDrafts = 'user:'
const SECRET = ['password']

interface Props {
  readonly user: User | null
  readonly teams: readonly Team[]
  readonly close: () => void
}

/** What the commands take otherwise than it is typed: no team, and areas only of whoever solves in them. */
const fieldsOf = ({ teamId, areas, roles }: Typed) => ({
  teamId: teamId === '' ? null : teamId,
  areas: areasOf(roles, areas),
})

/** A person who works with the console: created with a first password, or changed. */
export function UserForm({ user: now, teams, close }: Props) {
  const { t } = useTranslation()
  const draft = `${userDrafts}${now?.id ?? 'new'}`
  const user = useOpened(draft, User.nullable(), now)
  const dispatch = useDispatch()
  const call = useService()
  const [refused, setRefused] = useState<Rejection | null>(null)
  /** Created, but the centre did not take the password: asked for again, here. */
  const [without, setWithout] = useState<Pick<User, 'id' | 'login' | 'name'> | null>(null)
  const [made, setMade] = useState<Typed | null>(null)
  const form = useForm<Typed>({
    defaultValues: useDraftValues<Typed>(draft, 'form', {
      login: user?.login ?? '',
      name: user?.name ?? '',
      roles: user?.roles ?? ['advisor'],
      teamId: user?.teamId ?? '',
      areas: user?.areas ?? [],
      password: user === null ? proposedPassword() : '',
    }),
    resolver: zodResolver(Form),
  })
  useFormDraft(
    form,
    draft,
    'form',
    useMemo(() => ({ opened: user, secret: SECRET }), [user]),
  )
  const { errors } = form.formState
  const roles = form.watch('roles')
  const isSolver = solves(roles)

  const leave = () => {
    void dropDraft(draft)
    close()
  }
  const create = async (typed: Typed) => {
    const id = newId()
    const { password, ...rest } = typed
    const answer = await dispatch('user.create', { userId: id, ...rest, ...fieldsOf(typed) })
    if (!answer.ok) return setRefused(answer.error)
    void dropDraft(draft)
    const given = await call('central.setInitialPassword', { userId: id, login: typed.login, password })
    if (!given.ok) {
      setRefused(given.error)
      return setWithout({ id: User.shape.id.parse(id), login: typed.login, name: typed.name })
    }
    setMade(typed)
  }
  const change = async (before: User, typed: Typed) => {
    for (const { name, payload } of userChanges(before, { ...typed, ...fieldsOf(typed) })) {
      const answer = await dispatch(name, payload)
      if (!answer.ok) return setRefused(answer.error)
    }
    say(t('admin.saved', { name: typed.name }))
    leave()
  }

  if (without !== null)
    return (
      <div className={page.form}>
        {refused !== null && (
          <Sentence tone="warn">{t('admin.createdWithoutPassword', { sentence: sentenceOf(t, refused) })}</Sentence>
        )}
        <h2>{t('admin.firstPasswordOf', { name: without.name })}</h2>
        <InitialPassword user={without} close={close} />
      </div>
    )
  if (made !== null) return <PasswordToTell {...made} sentence={t('admin.created', { name: made.name })} done={close} />
  return (
    <form
      ref={focusForm}
      className={page.form}
      onSubmit={form.handleSubmit((typed) => (user === null ? create(typed) : change(user, typed)))}
    >
      <h2>{user === null ? t('admin.newUser') : user.name}</h2>
      <div className={page.two}>
        <TextInput
          label={t('admin.column.name')}
          {...form.register('name')}
          error={fieldError(t, errors.name?.message)}
        />
        <TextInput
          label={t('admin.column.login')}
          description={t('admin.loginHint')}
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          autoCapitalize="none"
          spellCheck={false}
          readOnly={user !== null}
          {...form.register('login')}
          error={fieldError(t, errors.login?.message)}
        />
      </div>
      <Controller
        control={form.control}
        name="roles"
        render={({ field }) => (
          <Checkbox.Group
            label={t('admin.column.roles')}
            value={field.value}
            onChange={field.onChange}
            error={fieldError(t, errors.roles?.message)}
          >
            <div className={page.two} style={{ gap: 6, paddingTop: 4 }}>
              {Role.options.map((role) => (
                <Checkbox key={role} value={role} label={t(`role.${role}`)} />
              ))}
            </div>
          </Checkbox.Group>
        )}
      />
      <NativeSelect
        label={t('admin.column.team')}
        style={{ maxWidth: 320 }}
        {...form.register('teamId')}
        data={[{ value: '', label: t('admin.noTeam') }, ...teams.map(({ id, name }) => ({ value: id, label: name }))]}
      />
      {roles.includes('advisor') && form.watch('teamId') === '' && (
        <Sentence tone="warn">{t('admin.advisorWithoutTeam')}</Sentence>
      )}
      <Controller
        control={form.control}
        name="areas"
        render={({ field }) => (
          <Checkbox.Group
            label={t('admin.areas')}
            description={t(isSolver ? 'admin.areasHint' : 'admin.areasNotNeeded')}
            value={areasOf(roles, field.value)}
            onChange={field.onChange}
          >
            <div className={page.three} style={{ gap: 6, paddingTop: 4 }}>
              {areaChoices().map(({ value, label }) => (
                <Checkbox key={value} value={value} label={label} disabled={!isSolver} />
              ))}
            </div>
          </Checkbox.Group>
        )}
      />
      {user === null && (
        <TextInput
          label={t('admin.firstPassword')}
          description={t('admin.firstPasswordHint')}
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          spellCheck={false}
          autoComplete="off"
          style={{ maxWidth: 360 }}
          {...form.register('password')}
        />
      )}
      {refused !== null && <Sentence tone="bad">{sentenceOf(t, refused)}</Sentence>}
      <div className={page.actions}>
        <Button type="submit" variant="filled" disabled={form.formState.isSubmitting}>
          {t(user === null ? 'admin.createUser' : 'shell.save')}
        </Button>
        <Button variant="subtle" onClick={leave}>
          {t('shell.cancel')}
        </Button>
        <SavedHint contact={draft} />
      </div>
    </form>
  )
}
