import { Button, Modal, TextInput } from '@mantine/core'
import { IconCircleCheck, IconCircleX, IconPlus, IconSearch } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Shown } from '#shared/console/queries.ts'
import type { User } from '#shared/identity/schema.ts'
import { draftedIn } from '../../drafts/drafts.ts'
import { areaName } from '../../interactions/catalogue.ts'
import { sentenceOf } from '../../language/sentence.ts'
import { useDispatch, useWatch } from '../../shell/console.ts'
import { PendingTag } from '../../shell/PendingTag.tsx'
import page from '../../shell/page.module.css'
import { usePerson } from '../../shell/person.ts'
import { Starting } from '../../shell/Starting.tsx'
import { say } from '../../shell/ui-state.ts'
import { VirtualTable } from '../../shell/VirtualTable.tsx'
import { DisableDialog } from './DisableDialog.tsx'
import { InitialPassword } from './InitialPassword.tsx'
import { UserForm, userDrafts } from './UserForm.tsx'

type Open =
  | { readonly what: 'new' }
  | { readonly what: 'edit'; readonly id: string }
  | { readonly what: 'password' | 'disable'; readonly user: User }
  | null

/** The form that was being typed in when one went elsewhere. */
const openBefore = (): Open => {
  const drafted = draftedIn(userDrafts)
  return drafted === null ? null : drafted === 'new' ? { what: 'new' } : { what: 'edit', id: drafted }
}

/** Everybody, with what they may do; creating, changing, disabling and giving a new first password. */
export function UsersTable() {
  const { t } = useTranslation()
  const dispatch = useDispatch()
  const person = usePerson()
  const users = useWatch('directory.users', {})
  const teams = useWatch('directory.teams', {})
  const [text, setText] = useState('')
  const [open, setOpen] = useState<Open>(openBefore)
  if (users === undefined) return <Starting what="shell.reading" />
  const asked = text.trim().toLowerCase()
  const rows = users.filter(({ doc }) => `${doc.name} ${doc.login}`.toLowerCase().includes(asked))
  const teamName = (id: string | null) => teams?.find(({ doc }) => doc.id === id)?.doc.name ?? '—'

  const enable = async (user: User) => {
    const answer = await dispatch('user.enable', { userId: user.id })
    // Said below: a sentence above the table would put somebody else's row under the mouse.
    if (answer.ok) say(t('admin.enabled', { name: user.name }))
    else say(sentenceOf(t, answer.error), 'bad')
  }
  const close = () => setOpen(null)
  const edited = open?.what === 'edit' ? users.find(({ doc }) => doc.id === open.id)?.doc : undefined

  if (open?.what === 'new' || edited !== undefined)
    return <UserForm user={edited ?? null} teams={teams?.map(({ doc }) => doc) ?? []} close={close} />
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
      {open?.what === 'disable' && <DisableDialog user={open.user} close={close} />}
      {open?.what === 'password' && (
        <Modal
          opened
          onClose={close}
          closeOnClickOutside={false}
          closeOnEscape={false}
          size="lg"
          title={t('admin.firstPasswordOf', { name: open.user.name })}
          closeButtonProps={{ 'aria-label': t('shell.close') }}
        >
          <InitialPassword user={open.user} close={close} />
        </Modal>
      )}
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
            isOneself={doc.id === person.id}
            edit={() => setOpen({ what: 'edit', id: doc.id })}
            ask={(what) => setOpen({ what, user: doc })}
            enable={() => void enable(doc)}
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
  /** Nobody disables themselves. */
  readonly isOneself: boolean
  readonly edit: () => void
  readonly ask: (what: 'password' | 'disable') => void
  readonly enable: () => void
}

function Cells({ user, pending, team, isOneself, edit, ask, enable }: CellsProps) {
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
        <Button variant="subtle" aria-label={`${t('shell.edit')}: ${name}`} onClick={edit}>
          {t('shell.edit')}
        </Button>
        <Button variant="subtle" aria-label={`${t('admin.resetPassword')}: ${name}`} onClick={() => ask('password')}>
          {t('admin.resetPassword')}
        </Button>
        {!isOneself && (
          <Button
            variant="subtle"
            aria-label={`${t(enabled ? 'admin.disable' : 'admin.enable')}: ${name}`}
            onClick={enabled ? () => ask('disable') : enable}
          >
            {t(enabled ? 'admin.disable' : 'admin.enable')}
          </Button>
        )}
      </td>
    </>
  )
}
