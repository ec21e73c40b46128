import { Button, TextInput } from '@mantine/core'
import { IconCircleCheck, IconCircleX, IconPlus, IconSearch } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Shown } from '#shared/console/queries.ts'
import type { User } from '#shared/identity/schema.ts'
import type { Rejection } from '#shared/kernel/result.ts'
import { areaName } from '../../interactions/catalogue.ts'
import { sentenceOf } from '../../language/sentence.ts'
import { useDispatch, useService, useWatch } from '../../shell/console.ts'
import { PendingTag } from '../../shell/PendingTag.tsx'
import page from '../../shell/page.module.css'
import { Sentence } from '../../shell/Sentence.tsx'
import { Starting } from '../../shell/Starting.tsx'
import { say } from '../../shell/ui-state.ts'
import { VirtualTable } from '../../shell/VirtualTable.tsx'
import { InitialPassword } from './InitialPassword.tsx'
import { UserForm } from './UserForm.tsx'

type Open = { readonly what: 'new' } | { readonly what: 'edit' | 'password'; readonly user: User } | null

/** Everybody, with what they may do; creating, changing, disabling and giving a new first password. */
export function UsersTable() {
  const { t } = useTranslation()
  const dispatch = useDispatch()
  const call = useService()
  const users = useWatch('directory.users', {})
  const teams = useWatch('directory.teams', {})
  const [text, setText] = useState('')
  const [open, setOpen] = useState<Open>(null)
  const [refused, setRefused] = useState<Rejection | null>(null)
  if (users === undefined) return <Starting what="shell.reading" />
  const asked = text.trim().toLowerCase()
  const rows = users.filter(({ doc }) => `${doc.name} ${doc.login}`.toLowerCase().includes(asked))
  const teamName = (id: string | null) => teams?.find(({ doc }) => doc.id === id)?.doc.name ?? '—'

  const setEnabled = async (user: User) => {
    const answer = await dispatch(user.enabled ? 'user.disable' : 'user.enable', { userId: user.id })
    if (!answer.ok) return setRefused(answer.error)
    setRefused(null)
    // Disabled now also where they are signed in; without the centre it happens at its next contact.
    if (user.enabled) void call('central.revokeSessions', { userId: user.id })
    say(t(user.enabled ? 'admin.disabled' : 'admin.enabled', { name: user.name }))
  }

  if (open?.what === 'new')
    return <UserForm user={null} teams={teams?.map(({ doc }) => doc) ?? []} close={() => setOpen(null)} />
  if (open?.what === 'edit')
    return <UserForm user={open.user} teams={teams?.map(({ doc }) => doc) ?? []} close={() => setOpen(null)} />
  return (
    <div className={page.form} style={{ maxWidth: 'none' }}>
      <div className={page.actions}>
        <TextInput
          aria-label={t('admin.searchUsers')}
          placeholder={t('admin.searchUsers')}
          leftSection={<IconSearch size={16} aria-hidden />}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
        />
        <span className={page.n}>{t('admin.userCount', { count: rows.length })}</span>
        <Button
          variant="filled"
          ml="auto"
          leftSection={<IconPlus size={16} aria-hidden />}
          onClick={() => setOpen({ what: 'new' })}
        >
          {t('admin.newUser')}
        </Button>
      </div>
      {refused !== null && <Sentence tone="bad">{sentenceOf(t, refused)}</Sentence>}
      {open?.what === 'password' && <InitialPassword key={open.user.id} user={open.user} close={() => setOpen(null)} />}
      <VirtualTable
        label={t('admin.users')}
        of={asked}
        length={rows.length}
        columns={[
          { key: 'name', head: t('admin.column.name') },
          { key: 'login', head: t('admin.column.login'), width: '14%' },
          { key: 'roles', head: t('admin.column.roles'), width: '18%' },
          { key: 'team', head: t('admin.column.team'), width: '12%' },
          { key: 'state', head: t('admin.column.state'), width: '120px' },
          { key: 'act', head: <span className="vh">{t('admin.column.actions')}</span>, width: '330px' },
        ]}
        row={(index) => rows[index]}
        keyOf={({ doc }) => doc.id}
        render={({ doc, pending }) => (
          <Cells
            user={doc}
            pending={pending}
            team={teamName(doc.teamId)}
            open={(what) => setOpen({ what, user: doc })}
            setEnabled={() => void setEnabled(doc)}
          />
        )}
      />
    </div>
  )
}

interface CellsProps {
  readonly user: User
  readonly pending: Shown<User>['pending']
  readonly team: string
  readonly open: (what: 'edit' | 'password') => void
  readonly setEnabled: () => void
}

function Cells({ user, pending, team, open, setEnabled }: CellsProps) {
  const { t } = useTranslation()
  const { name, login, roles, areas, enabled } = user
  return (
    <>
      <td>
        <b style={{ fontWeight: 600 }}>{name}</b> <PendingTag pending={pending} />
      </td>
      <td>{login}</td>
      <td>
        {roles.map((role) => t(`role.${role}`)).join(' · ')}
        {areas.length > 0 && <small style={{ display: 'block' }}>{areas.map(areaName).join(' · ')}</small>}
      </td>
      <td>{team}</td>
      <td>
        <span className={page.tag} data-level={enabled ? 'ok' : 'plain'}>
          {enabled ? <IconCircleCheck size={14} aria-hidden /> : <IconCircleX size={14} aria-hidden />}
          {t(enabled ? 'admin.state.enabled' : 'admin.state.disabled')}
        </span>
      </td>
      <td style={{ whiteSpace: 'nowrap', textAlign: 'right' }}>
        <Button variant="subtle" aria-label={`${t('shell.edit')}: ${name}`} onClick={() => open('edit')}>
          {t('shell.edit')}
        </Button>
        <Button variant="subtle" aria-label={`${t('admin.resetPassword')}: ${name}`} onClick={() => open('password')}>
          {t('admin.resetPassword')}
        </Button>
        <Button
          variant="subtle"
          aria-label={`${t(enabled ? 'admin.disable' : 'admin.enable')}: ${name}`}
          onClick={setEnabled}
        >
          {t(enabled ? 'admin.disable' : 'admin.enable')}
        </Button>
      </td>
    </>
  )
}
