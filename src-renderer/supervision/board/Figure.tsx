import { memo, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Measured } from '#shared/indicators/measured.ts'
import { valueText } from '../../language/figures.ts'
import classes from './board.module.css'
import { FIGURE_CARD, useFigureCard } from './figure-card.ts'

/** A number that explains itself: with the mouse over it, or the focus on it, its card says what it is made of. */
export const Figure = memo(({ figure, text }: { figure: Measured; text?: ReactNode }) => {
  const { t } = useTranslation()
  const { show, leave } = useFigureCard()
  return (
    <button
      type="button"
      className={classes.figure}
      aria-describedby={FIGURE_CARD}
      aria-label={`${t(`board.indicator.${figure.id}`)}: ${valueText(figure)}`}
      onMouseEnter={({ currentTarget }) => show(figure, currentTarget)}
      onFocus={({ currentTarget }) => show(figure, currentTarget)}
      onMouseLeave={leave}
      onBlur={leave}
    >
      {text ?? valueText(figure)}
    </button>
  )
})
