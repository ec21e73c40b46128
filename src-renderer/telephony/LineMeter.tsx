import { Tooltip } from '@mantine/core'
import { IconAntennaBars2, IconAntennaBars4, IconAntennaBars5 } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { SessionId } from '#shared/telephony/phone/call.ts'
import classes from './phone.module.css'
import { usePhone } from './phone-state.ts'

/** Below these a call is fair, or poor (ITU-T G.109: satisfied users from 4.0, many dissatisfied below 3.6). */
const [GOOD, FAIR] = [4, 3.6]

const levels = { good: IconAntennaBars5, fair: IconAntennaBars4, poor: IconAntennaBars2 } as const

/** How the line is, discreetly; with advice where it is poor. */
export function LineMeter({ session }: { session: SessionId }) {
  const { t } = useTranslation()
  const sample = usePhone(({ line }) => line[session])
  if (sample === undefined) return null
  const level = sample.mos >= GOOD ? 'good' : sample.mos >= FAIR ? 'fair' : 'poor'
  const Icon = levels[level]
  const name = t('phone.quality.name', {
    level: t(`phone.quality.${level}`),
    mos: sample.mos.toFixed(1).replace('.', t('language.tag') === 'en' ? '.' : ','),
    loss: `${Math.round(sample.loss * 100)} %`,
    delay: `${Math.round(sample.roundTripMs ?? 0)} ms`,
  })
  return (
    <Tooltip label={level === 'poor' ? `${name}. ${t('phone.quality.advice')}` : name}>
      <span
        className={classes.meter}
        data-level={level}
        data-received={sample.bytesReceived}
        data-sent={sample.bytesSent}
        role="img"
        aria-label={name}
      >
        <Icon size={18} aria-hidden />
      </span>
    </Tooltip>
  )
}
