import { Button, Popover } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Rejection } from '#shared/kernel/result.ts'
import { useService, useWatch } from '../shell/console.ts'
import page from '../shell/page.module.css'
import { Refusal } from '../shell/Refusal.tsx'
import { say } from '../shell/ui-state.ts'
import { VirtualList } from '../shell/VirtualList.tsx'
import { CentreListStates } from './CentreListStates.tsx'
import { KeptCommand } from './KeptCommand.tsx'
import { useCentreList } from './use-centre-list.ts'

/** CSS pixels, about: a command with one text. */
const CARD = 190

/** Commands that lie at the centre for a coordinator: of those who lost their right, or what a recovery could not apply. */
export function CentreList({ list }: { list: 'deposits' | 'recovery' }) {
  const { t } = useTranslation()
  const connection = useWatch('sync.status', {})?.connection
  const state = useCentreList(list)
  const rows = state.rows ?? []
  const mayEnd = list === 'recovery' && (connection === 'recovering' || rows.length > 0)
  return (
    <CentreListStates list={list} state={state} actions={mayEnd && <EndRecovery ended={state.read} />}>
      {rows.length > 0 && (
        // Grown to its cards it would have all of them in sight, and ask for every page at once.
        <div className={page.cards} style={{ flex: 'none', height: 'max(320px, calc(100vh - 290px))' }}>
          <VirtualList
            length={rows.length}
            rowHeight={CARD}
            measured
            keyOf={(index) => rows[index]?.commandId ?? index}
            label={t(`coordination.tab.${list}`)}
            onRange={state.onRange}
            render={(index) => {
              const row = rows[index]
              return (
                row !== undefined && <KeptCommand list={list} row={row} offline={state.offline} settled={state.read} />
              )
            }}
          />
        </div>
      )}
    </CentreListStates>
  )
}

function EndRecovery({ ended }: { ended: () => Promise<void> }) {
  const { t } = useTranslation()
  const call = useService()
  const [asking, setAsking] = useState(false)
  const [refused, setRefused] = useState<Rejection | null>(null)
  const end = async () => {
    const answer = await call('central.endRecovery', {})
    setRefused(answer.ok ? null : answer.error)
    if (!answer.ok) return
    setAsking(false)
    say(t('coordination.recoveryEnded'))
    void ended()
  }
  return (
    <Popover opened={asking} onChange={setAsking} width={320} trapFocus returnFocus>
      <Popover.Target>
        <Button onClick={() => setAsking(true)}>{t('coordination.endRecovery')}</Button>
      </Popover.Target>
      <Popover.Dropdown>
        <p>{t('coordination.endRecoveryAsk')}</p>
        {refused !== null && <Refusal why={refused} />}
        <div className={page.actions} style={{ marginTop: 10 }}>
          <Button variant="outline" onClick={() => void end()}>
            {t('coordination.endRecovery')}
          </Button>
          <Button variant="subtle" onClick={() => setAsking(false)}>
            {t('shell.cancel')}
          </Button>
        </div>
      </Popover.Dropdown>
    </Popover>
  )
}
