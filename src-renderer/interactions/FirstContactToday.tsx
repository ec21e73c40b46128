import { memo } from 'react'
import { useTranslation } from 'react-i18next'
import { bogotaDate } from '#shared/calendar/civil-date.ts'
import { firstContactDeclared } from '#shared/indicators/first-contact.ts'
import { instantOf } from '#shared/kernel/instants.ts'
import { useWatch } from '../shell/console.ts'
import { useNow } from '../shell/use-now.ts'

/** More contacts than anybody has in a day. */
const OF_TODAY = 200
const MINUTE_MS = 60_000

/** What I solved at first contact today, as declared: with its denominator, never as a percentage of little. */
export const FirstContactToday = memo(function FirstContactToday() {
  const { t } = useTranslation()
  const now = useNow(MINUTE_MS)
  const registered = useWatch('interactions.mine', { state: 'registered', limit: OF_TODAY })
  const { part, whole } = firstContactDeclared(
    (registered?.rows ?? []).map(({ doc }) => doc),
    bogotaDate(instantOf(now)),
  )
  if (whole === 0) return null
  return (
    <p title={t('interactions.firstContactFormula')} style={{ padding: '4px 8px' }}>
      <small className="tn">{t('interactions.firstContactToday', { part, count: whole })}</small>
    </p>
  )
})
