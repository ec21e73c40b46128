import { Button } from '@mantine/core'
import { IconPlus, IconUsersGroup } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { draftedIn } from '../../drafts/drafts.ts'
import { useWatch } from '../../shell/console.ts'
import { Empty } from '../../shell/Empty.tsx'
import page from '../../shell/page.module.css'
import { Starting } from '../../shell/Starting.tsx'
import { useNames } from '../../shell/use-actor.ts'
import { TeamForm, teamDrafts } from './TeamForm.tsx'
import { queueText } from './team-choices.ts'

export function TeamsTable() {
  const { t } = useTranslation()
  const names = useNames()
  const teams = useWatch('directory.teams', {})
  const users = useWatch('directory.users', {})
  const [open, setOpen] = useState<string | null>(() => draftedIn(teamDrafts))
  const queues = useWatch('directory.queues', {})?.map(({ doc }) => doc)
  if (teams === undefined || users === undefined || queues === undefined) return <Starting what="shell.reading" />
  const edited = teams.find(({ doc }) => doc.id === open)?.doc
  if (open === 'new' || edited !== undefined)
    return (
      <TeamForm
        team={edited ?? null}
        teams={teams.map(({ doc }) => doc)}
        users={users.map(({ doc }) => doc)}
        queues={queues}
        close={() => setOpen(null)}
      />
    )
  return (
    <div className={page.form} style={{ maxWidth: 'none' }}>
      <div className={page.actions}>
        <Button variant="filled" leftSection={<IconPlus size={16} aria-hidden />} onClick={() => setOpen('new')}>
          {t('admin.newTeam')}
        </Button>
      </div>
      {teams.length === 0 ? (
        <Empty icon={IconUsersGroup} title={t('admin.noTeams.title')}>
          <p>{t('admin.noTeams.text')}</p>
        </Empty>
      ) : (
        <div className={page.wrap}>
          <table className={page.table}>
            <thead>
              <tr>
                <th>{t('admin.column.team')}</th>
                <th>{t('admin.coordinator')}</th>
                <th>{t('admin.members')}</th>
                <th>{t('admin.queues')}</th>
                <th>
                  <span className="vh">{t('admin.column.actions')}</span>
                </th>
              </tr>
            </thead>
            <tbody>
              {teams.map(({ doc }) => (
                <tr key={doc.id}>
                  <td>
                    <b style={{ fontWeight: 600 }}>{doc.name}</b>
                  </td>
                  <td>{doc.coordinatorId === null ? '—' : (names(doc.coordinatorId) ?? t('cases.unknownPerson'))}</td>
                  <td className="tn">{users.filter((user) => user.doc.teamId === doc.id).length}</td>
                  <td>{doc.queues.map((code) => queueText(t, queues, code)).join(', ') || '—'}</td>
                  <td style={{ textAlign: 'right' }}>
                    <Button
                      variant="subtle"
                      aria-label={`${t('shell.edit')}: ${doc.name}`}
                      onClick={() => setOpen(doc.id)}
                    >
                      {t('shell.edit')}
                    </Button>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </div>
  )
}
