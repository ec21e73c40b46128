import { Button } from '@mantine/core'
import { IconCheck, IconClockPlus } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { WrapUp } from '#shared/telephony/phone/phone.ts'
import { hashOfPlace } from '../shell/place.ts'
import { useNow } from '../shell/use-now.ts'
import { act } from './act.ts'
import { useContactOfCall } from './contact-of-call.ts'
import classes from './phone.module.css'
import { usePhone } from './phone-state.ts'
import { useWrapUpOf } from './use-wrap-up.ts'
import { clockText } from './words.ts'

/** *Tipificando* by the queue's rule: how long it lasts, and how it ends. */
export function WrapUpBar({ wrapUp }: { wrapUp: WrapUp }) {
  const { t } = useTranslation()
  const now = useNow(500)
  const next = usePhone(({ phone }) => phone.next)
  const { mayEnd, why } = useWrapUpOf(wrapUp)
  const contact = useContactOfCall(wrapUp.call)
  return (
    <div className={classes.call}>
      <a href={hashOfPlace({ area: 'inbox', id: contact })} className="tn" title={t('phone.openContact')}>
        {wrapUp.until === null
          ? t('phone.wrapUpFor', { time: clockText(now - wrapUp.since) })
          : t('phone.wrapUpLeft', { time: clockText(wrapUp.until - now + 999) })}
      </a>
      {next !== null && <small>{t('phone.afterThis', { state: t(`phone.state.${next}`) })}</small>}
      {wrapUp.until !== null &&
        (wrapUp.extended ? (
          <small>{t('phone.wrapUpExtended')}</small>
        ) : (
          <Button
            leftSection={<IconClockPlus size={16} aria-hidden />}
            onClick={() => act(t, { type: 'wrapUpExtend' })}
          >
            {t('phone.wrapUpMore')}
          </Button>
        ))}
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
