import { IconCheck } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { Role } from '#shared/kernel/roles.ts'
import { actions, policies } from '#shared/model/policies.ts'
import { Page } from '../shell/Page.tsx'
import page from '../shell/page.module.css'
import { usePerson } from '../shell/person.ts'

/** Responsabilidades (P7): who may do what, from the very table that both sides enforce. */
export function MatrixPage() {
  const { t } = useTranslation()
  const { roles: mine } = usePerson()
  const rows = [
    ...Object.entries(policies).map(([name, { roles, relation }]) => ({
      name,
      roles,
      relation,
      word: t(`command.${name}`),
    })),
    ...Object.entries(actions).map(([name, roles]) => ({
      name,
      roles: roles as readonly Role[],
      relation: 'any' as const,
      word: t(`centreAction.${name}`),
    })),
  ]
  return (
    <Page title={t('shell.place.matrix')} hint={t('matrix.hint')} onlyRead>
      <div className={page.wrap} style={{ overflow: 'visible' }}>
        <table className={page.table}>
          <thead>
            <tr>
              <th scope="col">{t('matrix.action')}</th>
              {Role.options.map((role) => (
                <th key={role} scope="col" style={mine.includes(role) ? { color: 'var(--mc-brand)' } : undefined}>
                  {t(`role.${role}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map(({ name, roles, relation, word }) => (
              <tr key={name}>
                <th scope="row" style={{ fontSize: 14, fontWeight: 400, color: 'inherit' }}>
                  {word}
                </th>
                {Role.options.map((role) => {
                  const on = typeof relation === 'string' ? relation : (relation[role] ?? 'any')
                  return (
                    <td key={role}>
                      {roles.includes(role) ? (
                        <span className={page.tag} data-level="ok">
                          <IconCheck size={14} aria-hidden /> {t(`matrix.relation.${on}`)}
                        </span>
                      ) : (
                        <>
                          <span aria-hidden>—</span>
                          <span className="vh">{t('matrix.no')}</span>
                        </>
                      )}
                    </td>
                  )
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Page>
  )
}
