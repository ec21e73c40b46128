import { memo } from 'react'
import { useTranslation } from 'react-i18next'
import { bogotaDate } from '#shared/calendar/civil-date.ts'
import { instantOf } from '#shared/kernel/instants.ts'
import { useWatch } from '../shell/console.ts'
import { useNow } from '../shell/use-now.ts'

const MINUTE_MS = 60_000

/** What I solved at first contact today, as declared: with its denominator, never as a percentage of little. */
export const FirstContactToday = memo(function FirstContactToday() {
  const { t } = useTranslation()
  const now = useNow(MINUTE_MS)
  const declared = useWatch('firstContact.declared', { day: bogotaDate(instantOf(now)) })
  if (declared === undefined) return null
  const { part, whole } = declared
  if (whole === 0) return null
  return (
    <p title={t('interactions.firstContactFormula')} style={{ padding: '4px 8px' }}>
      <small className="tn">{t('interactions.firstContactToday', { part, count: whole })}</small>
    </p>
  )
})
