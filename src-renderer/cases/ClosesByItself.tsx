import { useTranslation } from 'react-i18next'
import { bogotaDate } from '#shared/calendar/civil-date.ts'
import type { Case } from '#shared/cases/schema.ts'
import { objectionUntil } from '#shared/cases/silence.ts'
import { instantOf } from '#shared/kernel/instants.ts'
import { useGuidebook } from '../guides/guidebook.ts'
import { dayText } from '../language/format.ts'
import { Sentence } from '../shell/Sentence.tsx'
import { useNow } from '../shell/use-now.ts'

/** What comes next on a case that was told to its customer, also if nobody does anything: until when, and then it closes. */
export function ClosesByItself({ current }: { current: Case }) {
  const { t } = useTranslation()
  const settings = useGuidebook(({ edition }) => edition.catalogue.settings.cases)
  const today = bogotaDate(instantOf(useNow(60_000)))
  const until = objectionUntil(current, settings)
  if (until === null) return null
  return (
    <Sentence tone="info">
      {until < today
        ? t('cases.closesByItself.now', { day: dayText(until) })
        : t('cases.closesByItself.on', { day: dayText(until), count: settings.closesAfterDays })}
    </Sentence>
  )
}
