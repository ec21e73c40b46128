import { Button, Popover, Textarea } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { CoordinatorRow } from '#shared/console/contract.ts'
import type { Rejection } from '#shared/kernel/result.ts'
import { sentenceOf } from '../language/sentence.ts'
import { useService } from '../shell/console.ts'
import page from '../shell/page.module.css'
import { Refusal } from '../shell/Refusal.tsx'
import { say } from '../shell/ui-state.ts'
import { useNames } from '../shell/use-actor.ts'
import { When } from '../shell/When.tsx'
import { typedTexts } from '../sync/words.ts'
import { NobodyCoordinates } from './NobodyCoordinates.tsx'

interface Props {
  readonly list: 'deposits' | 'recovery'
  readonly row: CoordinatorRow
  readonly offline: boolean
  /** It is off the list. */
  readonly settled: () => Promise<void>
}

/** What somebody did and the centre did not take, with their text: the coordinator applies it, or sets it aside and says why. */
export function KeptCommand({ list, row, offline, settled }: Props) {
  const { t } = useTranslation()
  const call = useService()
  const names = useNames()
  const [refused, setRefused] = useState<Rejection | null>(null)
  const [busy, setBusy] = useState(false)
  const texts = typedTexts(row.payload)
  const settle = async (what: { how: 'apply' } | { how: 'setAside'; reason: string }) => {
    setBusy(true)
    const answer = await call('central.settleKept', { list, commandId: row.commandId, ...what })
    setBusy(false)
    setRefused(answer.ok ? null : answer.error)
    if (!answer.ok) return
    say(t(what.how === 'apply' ? 'coordination.applied' : 'coordination.setAsideDone'))
    void settled()
  }
  return (
    <section className={page.card}>
      <h2>
        {t(`command.${row.name}`)}{' '}
        <small style={{ fontWeight: 400 }}>
          {names(row.actor) ?? t('cases.unknownPerson')} · <When at={row.at} />
        </small>{' '}
        <NobodyCoordinates by={row.uncoordinated} />
      </h2>
      <p>{sentenceOf(t, row.reason)}</p>
      {texts.length === 0 && <small>{t('coordination.inNumbers')}</small>}
      {texts.map(({ path, text }) => (
        <p key={path.join('.')} className={page.text}>
          {text}
        </p>
      ))}
      {refused !== null && <Refusal why={refused} />}
      <div className={page.actions}>
        <Button disabled={busy || offline} onClick={() => void settle({ how: 'apply' })}>
          {t('coordination.apply')}
        </Button>
        <SetAside disabled={busy || offline} setAside={(reason) => void settle({ how: 'setAside', reason })} />
        <small>{t('coordination.applyHint')}</small>
      </div>
    </section>
  )
}

function SetAside({ disabled, setAside }: { disabled: boolean; setAside: (reason: string) => void }) {
  const { t } = useTranslation()
  const [asking, setAsking] = useState(false)
  const [reason, setReason] = useState('')
  return (
    <Popover opened={asking} onChange={setAsking} width={340} trapFocus returnFocus>
      <Popover.Target>
        <Button variant="subtle" disabled={disabled} onClick={() => setAsking(true)}>
          {t('coordination.setAside')}
        </Button>
      </Popover.Target>
      <Popover.Dropdown>
        <div className={page.form}>
          <Textarea
            label={t('coordination.reason')}
            description={t('coordination.reasonHint')}
            inputWrapperOrder={['label', 'input', 'description', 'error']}
            autosize
            minRows={2}
            maxRows={6}
            maxLength={1_000}
            data-autofocus
            value={reason}
            onChange={(event) => setReason(event.currentTarget.value)}
          />
          <div className={page.actions}>
            <Button
              variant="filled"
              disabled={reason.trim() === ''}
              onClick={() => {
                setAsking(false)
                setAside(reason)
              }}
            >
              {t('coordination.setAsideNow')}
            </Button>
            <Button variant="subtle" onClick={() => setAsking(false)}>
              {t('shell.cancel')}
            </Button>
          </div>
        </div>
      </Popover.Dropdown>
    </Popover>
  )
}
