import { memo, type ReactNode, useEffect, useId } from 'react'
import { useTranslation } from 'react-i18next'
import type { Measured } from '#shared/indicators/measured.ts'
import { valueText } from '../../language/figures.ts'
import classes from './board.module.css'
import { FIGURE_CARD, useFigureCard } from './figure-card.ts'

/** A number that explains itself: with the mouse over it, or the focus on it, its card says what it is made of. */
export const Figure = memo(({ figure, text }: { figure: Measured; text?: ReactNode }) => {
  const { t } = useTranslation()
  const { show, renew, gone, leave } = useFigureCard()
  const number = useId()
  useEffect(() => renew(number, figure), [renew, number, figure])
  useEffect(() => () => gone(number), [gone, number])
  return (
    <button
      type="button"
      className={classes.figure}
      aria-describedby={FIGURE_CARD}
      aria-label={`${t(`board.indicator.${figure.id}`)}: ${valueText(figure)}`}
      onMouseEnter={({ currentTarget }) => show(number, figure, currentTarget)}
      onFocus={({ currentTarget }) => show(number, figure, currentTarget)}
      onMouseLeave={leave}
      onBlur={leave}
    >
      {text ?? valueText(figure)}
    </button>
  )
})
