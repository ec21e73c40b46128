import { Button } from '@mantine/core'
import { IconCloudSearch } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Interaction } from '#shared/interactions/schema.ts'
import type { Rejection } from '#shared/kernel/result.ts'
import { Recordings } from '../../recordings/Recordings.tsx'
import { CentreRefusal } from '../../shell/CentreRefusal.tsx'
import { useService, useWatch } from '../../shell/console.ts'
import page from '../../shell/page.module.css'
import { Starting } from '../../shell/Starting.tsx'
import { When } from '../../shell/When.tsx'
import classes from './central.module.css'

type State =
  | { readonly is: 'notAsked' | 'asking' }
  | { readonly is: 'refused'; readonly why: Rejection }
  | { readonly is: 'found'; readonly rows: readonly Interaction[] }

interface Props {
  readonly customerId: string
  readonly also?: readonly string[]
  readonly here: ReadonlySet<string> | null
}

/**
 * A customer's last contacts as the centre has them, whoever took them and however old: to be read.
 * @param also cards that are joined to theirs
 * @param here ids of those that this workstation shows already; null where none is
 */
export function CentralContacts({ customerId, also = [], here }: Props) {
  const { t } = useTranslation()
  const call = useService()
  const [state, setState] = useState<State>({ is: 'notAsked' })
  /** Only of those that somebody looks at are recordings asked for. */
  const [opened, setOpened] = useState<ReadonlySet<string>>(new Set())
  const names = new Map(useWatch('directory.users', {})?.map(({ doc }) => [doc.id as string, doc.name])) // an id is compared as text
  const ask = async () => {
    setState({ is: 'asking' })
    const rows: Interaction[] = []
    for (const id of [customerId, ...also]) {
      const answer = await call('central.searchInteractions', { customerId: id })
      if (!answer.ok) return setState({ is: 'refused', why: answer.error })
      rows.push(...answer.value.rows)
    }
    setState({ is: 'found', rows: rows.sort((a, b) => (a.openedAt < b.openedAt ? 1 : -1)) })
  }
  const others = state.is === 'found' ? state.rows.filter(({ id }) => here?.has(id) !== true) : []
  return (
    <section aria-label={t('customers.central.contacts')}>
      <div className={page.actions}>
        <h2>{t('customers.central.contacts')}</h2>
        <Button
          leftSection={<IconCloudSearch size={16} aria-hidden />}
          disabled={state.is === 'asking'}
          onClick={() => void ask()}
        >
          {t(state.is === 'notAsked' ? 'customers.central.askContacts' : 'customers.central.again')}
        </Button>
      </div>
      {state.is === 'asking' && <Starting what="customers.central.asking" />}
      {state.is === 'refused' && <CentreRefusal why={state.why} away={t('customers.central.unreachable')} />}
      {state.is === 'found' && others.length === 0 && <p role="status">{t('customers.central.noContacts')}</p>}
      {others.map((contact) => (
        <details
          key={contact.id}
          className={classes.contact}
          onToggle={({ currentTarget: { open } }) => open && setOpened(new Set([...opened, contact.id]))}
        >
          <summary>
            <When at={contact.openedAt} />
            <span>
              {[
                contact.disposition?.label ?? t('interactions.open'),
                ...contact.requests.map(({ topic }) => topic),
              ].join(' · ')}
            </span>
            <small>
              {[
                t(`channel.${contact.channel}`),
                (contact.advisorId === null ? null : names.get(contact.advisorId)) ?? '',
              ]
                .filter((one) => one !== '')
                .join(' · ')}
            </small>
          </summary>
          {contact.requests.map((request) => (
            <p key={request.id} className={page.text}>
              {t(`kind.${request.kind}`)}: {request.text || '—'}
            </p>
          ))}
          {opened.has(contact.id) && <Recordings interaction={contact} />}
          {contact.notes.map((note) => (
            <p key={note.id} className={page.text}>
              {note.text}
            </p>
          ))}
        </details>
      ))}
    </section>
  )
}
