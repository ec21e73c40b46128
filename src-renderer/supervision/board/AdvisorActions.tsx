import { ActionIcon, Button, Menu } from '@mantine/core'
import { IconDots } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ActRequest, SupervisionAct } from '#shared/supervision/board.ts'
import type { AdvisorRow } from '#shared/supervision/rows.ts'
import { sentenceOf } from '../../language/sentence.ts'
import { useService } from '../../shell/console.ts'
import { usePerson } from '../../shell/person.ts'
import { say } from '../../shell/ui-state.ts'
import { PresenceDialog } from './PresenceDialog.tsx'
import { useBoardMoment } from './use-board.ts'

interface Props {
  readonly row: AdvisorRow
  readonly name: string
  readonly can: readonly SupervisionAct[]
}

/** What can be done with an advisor: nothing that the bridge cannot do is shown; what cannot be done now says why. */
export function AdvisorActions({ row, name, can }: Props) {
  const { t } = useTranslation()
  const call = useService()
  const { fresh } = useBoardMoment()
  const [changing, setChanging] = useState(false)
  const own = row.advisor === usePerson().id
  if (can.length === 0) return null
  const why = fresh.state !== 'live' ? t('board.act.notLive') : null
  const onCall = can.filter((act) => act !== 'presence')

  const perform = async (act: Exclude<SupervisionAct, 'presence'>) => {
    if (row.call === null) return
    const asked = { act, advisor: row.advisor, call: row.call.call } as ActRequest // ids as the centre told them
    const done = await call('central.supervise', asked)
    if (done.ok) say(t('board.act.done', { act: t(`board.act.${act}`), name }))
    else say(sentenceOf(t, done.error), 'bad')
  }
  return (
    <div>
      {row.call !== null && can.includes('listen') && why === null && !own && (
        <Button
          variant="subtle"
          aria-label={t('board.act.of', { act: t('board.act.listen'), name })}
          onClick={() => perform('listen')}
        >
          {t('board.act.listen')}
        </Button>
      )}
      <Menu position="bottom-end">
        <Menu.Target>
          <ActionIcon aria-label={t('board.act.more', { name })}>
            <IconDots size={16} aria-hidden />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          {onCall.map((act) => {
            const reason = why ?? (own ? t('board.act.own') : row.call === null ? t('board.act.noCall') : null)
            return (
              <Menu.Item key={act} disabled={reason !== null} onClick={() => perform(act)}>
                {t(`board.act.${act}`)}
                {reason !== null && <small> · {reason}</small>}
              </Menu.Item>
            )
          })}
          {can.includes('presence') && (
            <Menu.Item disabled={why !== null} onClick={() => setChanging(true)}>
              {t('board.act.presence')}
              {why !== null && <small> · {why}</small>}
            </Menu.Item>
          )}
        </Menu.Dropdown>
      </Menu>
      {changing && <PresenceDialog advisor={row.advisor} name={name} close={() => setChanging(false)} />}
    </div>
  )
}
