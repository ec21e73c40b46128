import { Button } from '@mantine/core'
import { IconCheck, IconClockPlus } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { WrapUp } from '#shared/telephony/phone/phone.ts'
import { hashOfPlace } from '../shell/place.ts'
import { useNow } from '../shell/use-now.ts'
import { act } from './act.ts'
import classes from './phone.module.css'
import { useWrapUpOf } from './use-wrap-up.ts'
import { clockText } from './words.ts'

const MINUTE_MS = 60_000

/** *Tipificando* by the queue's rule: how long it lasts, and how it ends. */
export function WrapUpBar({ wrapUp }: { wrapUp: WrapUp }) {
  const { t } = useTranslation()
  const now = useNow(500)
  const { mayEnd, why } = useWrapUpOf(wrapUp)
  return (
    <div className={classes.call}>
      <a href={hashOfPlace({ area: 'inbox', id: wrapUp.call })} className="tn" title={t('phone.openContact')}>
        {wrapUp.until === null
          ? t('phone.wrapUpFor', { time: clockText(now - wrapUp.since) })
          : t('phone.wrapUpLeft', { time: clockText(wrapUp.until - now + 999) })}
      </a>
      {wrapUp.until !== null && (
        <Button
          leftSection={<IconClockPlus size={16} aria-hidden />}
          onClick={() => act(t, { type: 'wrapUpExtend', ms: MINUTE_MS })}
        >
          {t('phone.wrapUpMore')}
        </Button>
      )}
      <Button
        leftSection={<IconCheck size={16} aria-hidden />}
        disabled={!mayEnd}
        title={why === null ? undefined : t(why)}
        onClick={() => act(t, { type: 'wrapUpDone' })}
      >
        {t('phone.wrapUpDone')}
      </Button>
    </div>
  )
}
