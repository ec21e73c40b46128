import { memo, useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { unixMsOf } from '#shared/kernel/instants.ts'
import { useGuidebook } from '../guides/guidebook.ts'
import { exactText, shortDayText } from '../language/format.ts'
import { useService, useWatch } from '../shell/console.ts'
import { usePerson } from '../shell/person.ts'
import { useNow } from '../shell/use-now.ts'

const MINUTE_MS = 60_000
/** Closed days change once a day; what others registered late arrives with the next asking. */
const ASK_EVERY_MS = 15 * MINUTE_MS
/** Older than this, until when it is known is said without being asked. */
const OLD_MS = 12 * 60 * MINUTE_MS

/** What I solved at first contact and nobody came back for, of the days that are closed (*comprobada*). */
export const FirstContactProven = memo(function FirstContactProven() {
  const { t } = useTranslation()
  const call = useService()
  const now = useNow(MINUTE_MS)
  const isAdvisor = usePerson().roles.includes('advisor')
  const sync = useWatch('sync.status', {})
  const online = sync?.connection === 'online'
  const pending = sync?.pending ?? 0
  useEffect(() => {
    if (!online || !isAdvisor) return
    const ask = () => void call('central.firstContactReturns', {})
    ask()
    const every = setInterval(ask, ASK_EVERY_MS)
    return () => clearInterval(every)
  }, [online, isAdvisor, call])
  const days = useGuidebook(({ edition }) => edition.catalogue.settings.firstContactReturnDays)
  const proven = useWatch('firstContact.proven', {}) ?? null
  if (proven === null || proven.whole + proven.leftOut === 0) return null
  const { part, whole, leftOut, from, to, knownUntil } = proven
  const old = now - unixMsOf(knownUntil) > OLD_MS
  const sentences = [
    t('interactions.firstContactProvenFormula', { days }),
    leftOut === 0 ? '' : t('interactions.firstContactLeftOut', { count: leftOut }),
    t('interactions.firstContactKnownUntil', { until: exactText(knownUntil) }),
    pending === 0 ? '' : t('interactions.firstContactNotSent', { count: pending }),
  ]
  return (
    <p title={sentences.filter((one) => one !== '').join(' ')} style={{ padding: '4px 8px' }}>
      <small className="tn">
        {t('interactions.firstContactProven', {
          days: t('time.fromTo', { from: shortDayText(from), to: shortDayText(to) }),
          part,
          count: whole,
        })}
        {old && ` (${t('interactions.firstContactOld', { until: exactText(knownUntil) })})`}
      </small>
    </p>
  )
})
