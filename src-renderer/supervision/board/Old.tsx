import { useTranslation } from 'react-i18next'
import { instantOf } from '#shared/kernel/instants.ts'
import { theHourText } from '../../language/format.ts'
import { Sentence } from '../../shell/Sentence.tsx'
import { useBoardMoment } from './use-board.ts'

/** Says that the numbers are not of now, since when, and why. */
export function Old() {
  const { t } = useTranslation()
  const { fresh } = useBoardMoment()
  if (fresh.state !== 'old') return null
  return <Sentence tone="warn">{t(`board.old.${fresh.because}`, { hour: theHourText(instantOf(fresh.at)) })}</Sentence>
}
