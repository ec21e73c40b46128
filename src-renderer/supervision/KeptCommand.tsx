import { Button } from '@mantine/core'
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
import { AskedText } from './AskedText.tsx'
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
    if (!answer.ok) return answer.error
    say(t(what.how === 'apply' ? 'coordination.applied' : 'coordination.setAsideDone'))
    void settled()
    return null
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
        <Button disabled={busy || offline} onClick={async () => setRefused(await settle({ how: 'apply' }))}>
          {t('coordination.apply')}
        </Button>
        <AskedText
          word={t('coordination.setAside')}
          label={t('coordination.reason')}
          hint={t('coordination.reasonHint')}
          done={t('coordination.setAsideNow')}
          required
          disabled={busy || offline}
          give={async (reason) => {
            setRefused(await settle({ how: 'setAside', reason }))
            return null
          }}
        />
        <small>{t('coordination.applyHint')}</small>
      </div>
    </section>
  )
}
