import { Button } from '@mantine/core'
import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Rejection } from '#shared/kernel/result.ts'
import type { MissedCaller } from '#shared/telephony/missed-calls.ts'
import { countText } from '../language/format.ts'
import { useConsole, useWatch } from '../shell/console.ts'
import page from '../shell/page.module.css'
import { Refusal } from '../shell/Refusal.tsx'
import { Sentence } from '../shell/Sentence.tsx'
import { When } from '../shell/When.tsx'
import { CallerName } from './CallerName.tsx'
import { CloseCallBack } from './CloseCallBack.tsx'
import { callBackMissed } from './call-back.ts'
import classes from './phone.module.css'
import { useMissed, useMissedCut } from './use-missed.ts'
import { useQueueName } from './use-queue-name.ts'
import { numberText } from './words.ts'

/** *Perdidas*: who called my queues, or me, in vain, and waits to be called back. */
export function MissedCalls({ close }: { close: () => void }) {
  const { t } = useTranslation()
  const missed = useMissed()
  const cut = useMissedCut()
  const offline = (useWatch('sync.status', {})?.connection ?? 'online') !== 'online'
  const [refused, setRefused] = useState<Rejection | null>(null)
  const free = missed?.some(({ mine }) => !mine) === true
  return (
    <section aria-label={t('phone.log.missed')}>
      <h3 className={page.section}>
        {t('phone.log.missed')}{' '}
        <span className={page.n}>
          {missed === undefined ? '' : countText(t, cut === null ? missed.length : { moreThan: missed.length })}
        </span>
      </h3>
      {refused !== null && <Refusal why={refused} />}
      {offline && free && <Sentence tone="warn">{t('phone.log.offline')}</Sentence>}
      {missed === undefined && <p className={classes.none}>{t('phone.log.loading')}</p>}
      {missed?.length === 0 && <p className={classes.none}>{t('phone.log.noneMissed')}</p>}
      <ul className={classes.log}>
        {missed?.map((caller) => (
          <li key={caller.number}>
            <MissedItem caller={caller} offline={offline} refuse={setRefused} close={close} />
          </li>
        ))}
      </ul>
      {cut !== null && <p className={page.cut}>{t('phone.log.cut', { count: cut })}</p>}
    </section>
  )
}

interface Props {
  readonly caller: MissedCaller
  readonly offline: boolean
  /** Says above the list why it was not given: the item itself goes when another has it. */
  readonly refuse: (refused: Rejection | null) => void
  readonly close: () => void
}

function MissedItem({ caller, offline, refuse, close }: Props) {
  const { t } = useTranslation()
  const console = useConsole()
  const queue = useQueueName(caller.last.call?.queue ?? null)
  const busy = useRef(false)
  const { number, last, times, mine } = caller
  const call = async () => {
    if (busy.current) return
    busy.current = true
    const told = await callBackMissed(t, console, caller).catch((): Rejection => ({ code: 'console.fault', facts: {} }))
    busy.current = false
    refuse(told)
    if (told === null) close()
  }
  const tries = last.callBack?.tries ?? 0
  const about = [
    queue,
    times > 1 ? t('phone.log.times', { count: times }) : null,
    mine ? t('phone.log.yours') : null,
    tries > 0 ? t('phone.log.tries', { count: tries }) : null,
  ]
  return (
    <div className={page.item}>
      <span>
        <CallerName number={number} />
        <small className="tn">
          <When at={last.openedAt} />
          {about.flatMap((one) => (one === null ? [] : [` · ${one}`]))}
        </small>
      </span>
      <span className={page.r}>
        <Button
          size="xs"
          variant={mine ? 'filled' : 'default'}
          disabled={offline && !mine}
          aria-label={t('phone.log.callBackTo', { who: numberText(t, number) })}
          onClick={() => void call()}
        >
          {t('phone.log.callBack')}
        </Button>
        {mine && last.callBack !== undefined && (
          <CloseCallBack id={last.id} callBack={last.callBack} who={numberText(t, number)} refuse={refuse} />
        )}
      </span>
    </div>
  )
}
