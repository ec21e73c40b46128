import { useTranslation } from 'react-i18next'
import { instantOf } from '#shared/kernel/instants.ts'
import { agoText, theHourText } from '../../language/format.ts'
import { Sentence } from '../../shell/Sentence.tsx'
import { useNow } from '../../shell/use-now.ts'
import { useBoardMoment } from './use-board.ts'

/** Says that the numbers are not of now, since when, and why. */
export function Old() {
  const { t } = useTranslation()
  const { fresh } = useBoardMoment()
  const tick = useNow(10_000)
  // What is asked for is here in a moment: nothing moves for it.
  if (fresh.state !== 'old' || fresh.because === 'asked') return null
  return (
    <Sentence tone="warn">
      {t(`board.old.${fresh.because}`, { hour: theHourText(instantOf(fresh.at)) })}{' '}
      {fresh.because === 'centre' &&
        tick - fresh.at > 1_000 &&
        t('board.old.age', { ago: agoText(t, instantOf(fresh.at), tick) })}
    </Sentence>
  )
}
