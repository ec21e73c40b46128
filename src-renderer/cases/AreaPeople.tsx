import { useTranslation } from 'react-i18next'
import { bogotaDate } from '#shared/calendar/civil-date.ts'
import { areaPeople } from '#shared/cases/area-people.ts'
import { instantOf } from '#shared/kernel/instants.ts'
import { areaName } from '../interactions/catalogue.ts'
import { dayText } from '../language/format.ts'
import { useWatch } from '../shell/console.ts'
import { Sentence } from '../shell/Sentence.tsx'

/** Says of an area that a case goes to that nobody is there. It may go there all the same: it waits for who comes. */
export function AreaPeople({ area }: { area: string }) {
  const { t } = useTranslation()
  const users = useWatch('directory.users', {})
  if (users === undefined || area === '') return null
  const people = areaPeople(
    area,
    users.map(({ doc }) => doc),
    bogotaDate(instantOf(Date.now())),
  )
  if (people.state === 'here') return null
  const day = people.state === 'absent' ? dayText(people.until) : ''
  return <Sentence tone="warn">{t(`cases.areaPeople.${people.state}`, { area: areaName(area), day })}</Sentence>
}
