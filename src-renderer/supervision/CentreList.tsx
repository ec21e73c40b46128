import { Button, Popover } from '@mantine/core'
import { IconCircleCheck, IconRefresh } from '@tabler/icons-react'
import { useCallback, useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { CoordinatorRow, ServiceAnswers } from '#shared/console/contract.ts'
import type { Rejection } from '#shared/kernel/result.ts'
import { sentenceOf } from '../language/sentence.ts'
import { useService, useWatch } from '../shell/console.ts'
import { Empty } from '../shell/Empty.tsx'
import page from '../shell/page.module.css'
import { Sentence } from '../shell/Sentence.tsx'
import { Starting } from '../shell/Starting.tsx'
import { say } from '../shell/ui-state.ts'
import { useNames } from '../shell/use-actor.ts'
import { When } from '../shell/When.tsx'
import { typedTexts } from '../sync/words.ts'

/** A list that stands at the centre alone: deposits of those who lost their right, or what a recovery could not apply. */
export function CentreList({ list }: { list: 'deposits' | 'recovery' }) {
  const { t } = useTranslation()
  const call = useService()
  const names = useNames()
  const connection = useWatch('sync.status', {})?.connection
  const [rows, setRows] = useState<readonly CoordinatorRow[]>()
  const [refused, setRefused] = useState<Rejection | null>(null)
  const [asking, setAsking] = useState(false)
  const read = useCallback(async () => {
    const answer = await call('central.lists', { list })
    setRefused(answer.ok ? null : answer.error)
    if (answer.ok) setRows((answer.value as ServiceAnswers['central.lists']).rows) // the answer of `central.lists`
  }, [call, list])
  useEffect(() => void read(), [read])

  const endRecovery = async () => {
    setAsking(false)
    const answer = await call('central.endRecovery', {})
    setRefused(answer.ok ? null : answer.error)
    if (answer.ok) {
      say(t('coordination.recoveryEnded'))
      void read()
    }
  }

  return (
    <div className={page.form} style={{ maxWidth: 'none' }}>
      <div className={page.actions}>
        <Button leftSection={<IconRefresh size={16} aria-hidden />} onClick={() => void read()}>
          {t('coordination.readAgain')}
        </Button>
        {list === 'recovery' && (connection === 'recovering' || (rows?.length ?? 0) > 0) && (
          <Popover opened={asking} onChange={setAsking} width={320} trapFocus returnFocus>
            <Popover.Target>
              <Button onClick={() => setAsking(true)}>{t('coordination.endRecovery')}</Button>
            </Popover.Target>
            <Popover.Dropdown>
              <p>{t('coordination.endRecoveryAsk')}</p>
              <div className={page.actions} style={{ marginTop: 10 }}>
                <Button variant="outline" onClick={() => void endRecovery()}>
                  {t('coordination.endRecovery')}
                </Button>
                <Button variant="subtle" onClick={() => setAsking(false)}>
                  {t('shell.cancel')}
                </Button>
              </div>
            </Popover.Dropdown>
          </Popover>
        )}
      </div>
      {refused !== null && <Sentence tone="bad">{sentenceOf(t, refused)}</Sentence>}
      {rows === undefined && refused === null && <Starting what="coordination.asking" />}
      {rows?.length === 0 && (
        <Empty icon={IconCircleCheck} title={t(`coordination.empty.${list}`)}>
          <p>{t(`coordination.emptyText.${list}`)}</p>
        </Empty>
      )}
      {(rows ?? []).map((row) => (
        <section key={row.commandId} className={page.card}>
          <h2>
            {t(`command.${row.name}`)}{' '}
            <small style={{ fontWeight: 400 }}>
              {names(row.actor) ?? t('cases.unknownPerson')} · <When at={row.at} />
            </small>
          </h2>
          <p>{sentenceOf(t, row.reason)}</p>
          {typedTexts(row.payload).map(({ path, text }) => (
            <p key={path.join('.')} className={page.text}>
              {text}
            </p>
          ))}
        </section>
      ))}
    </div>
  )
}
