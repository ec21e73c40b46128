import { type ReactNode, useEffect, useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Measured } from '#shared/indicators/measured.ts'
import { instantOf } from '#shared/kernel/instants.ts'
import { amountText, durationText, valueText } from '../../language/figures.ts'
import { theHourText } from '../../language/format.ts'
import { settledKey } from '../../shell/settled-key.ts'
import classes from './board.module.css'
import { type FigureCards as Cards, FIGURE_CARD, FigureCardContext } from './figure-card.ts'
import { formulaText } from './formula.ts'
import { useBoardMoment } from './use-board.ts'

/** The pointer may cross from the number to its card. */
const LEAVE_MS = 200
const CARD_WIDTH = 320
const CARD_HEIGHT = 240
const MARGIN = 8

interface Open {
  readonly figure: Measured
  readonly left: number
  readonly top: number
}

/** Gives the numbers beneath it one card for all: beside the number that has the pointer or the focus; Esc closes it. */
export function FigureCards({ children }: { children: ReactNode }) {
  const [open, setOpen] = useState<Open | null>(null)
  const timer = useRef<number>(undefined)
  /** The number whose card is open: all others change without a word to the card. */
  const shown = useRef<string>(undefined)
  const cards = useMemo(() => {
    const close = () => {
      shown.current = undefined
      setOpen(null)
    }
    return {
      close,
      show(number, figure, beside) {
        window.clearTimeout(timer.current)
        shown.current = number
        const { left, bottom, top } = beside.getBoundingClientRect()
        const under = bottom + CARD_HEIGHT < window.innerHeight
        setOpen({
          figure,
          left: Math.max(MARGIN, Math.min(left, window.innerWidth - CARD_WIDTH - MARGIN)),
          top: under ? bottom + 4 : Math.max(MARGIN, top - CARD_HEIGHT - 4),
        })
      },
      renew(number, figure) {
        if (shown.current === number) setOpen((before) => before && { ...before, figure })
      },
      gone(number) {
        if (shown.current === number) close()
      },
      leave() {
        timer.current = window.setTimeout(close, LEAVE_MS)
      },
    } satisfies Cards & { close(): void }
  }, [])
  useEffect(() => {
    const close = settledKey((event: KeyboardEvent) => event.key === 'Escape' && cards.close())
    window.addEventListener('keydown', close)
    return () => {
      window.removeEventListener('keydown', close)
      window.clearTimeout(timer.current)
    }
  }, [cards])
  return (
    <FigureCardContext value={cards}>
      {children}
      <div
        id={FIGURE_CARD}
        role="tooltip"
        className={classes.card}
        hidden={open === null}
        style={open === null ? undefined : { left: open.left, top: open.top, width: CARD_WIDTH }}
        onMouseEnter={() => window.clearTimeout(timer.current)}
        onMouseLeave={cards.leave}
      >
        {open !== null && <Made figure={open.figure} />}
      </div>
    </FigureCardContext>
  )
}

/** What a number is made of: formula, count, what is left out, period, and what is not synchronised yet. */
function Made({ figure }: { figure: Measured }) {
  const { t } = useTranslation()
  const { fresh, undelivered } = useBoardMoment()
  const amount = (value: number) =>
    figure.unit === 'ms' || figure.id === 'occupancy' || figure.id === 'utilization'
      ? durationText(value)
      : amountText(value)
  const counted = (value: number) => (figure.unit === 'ms' ? amountText(value) : amount(value))
  const from = theHourText(instantOf(figure.period.from))
  return (
    <>
      <b>
        {t(`board.indicator.${figure.id}`)} · {valueText(figure)}
      </b>
      <dl>
        <dt>{t('board.card.formula')}</dt>
        <dd>{formulaText(t, figure)}</dd>
        <dt>{t('board.card.value')}</dt>
        <dd className="tn">
          {figure.denominator === 0
            ? t('board.card.nothing')
            : figure.unit === 'count'
              ? amountText(figure.numerator)
              : `${amount(figure.numerator)} ÷ ${counted(figure.denominator)}`}
        </dd>
        <dt>{t('board.card.excluded')}</dt>
        <dd>
          {figure.excluded.length === 0
            ? t('board.card.nothingExcluded')
            : figure.excluded
                .map(({ what, count }) =>
                  t(`board.excluded.${what}`, {
                    amount: what === 'unproductive' ? durationText(count) : amountText(count),
                  }),
                )
                .join(' · ')}
        </dd>
        <dt>{t('board.card.period')}</dt>
        <dd>
          {fresh.state === 'old'
            ? t('board.card.until', { from, to: theHourText(instantOf(fresh.at)) })
            : t('board.card.today', { from })}
        </dd>
        <dt>{t('board.card.unsynced')}</dt>
        <dd>
          {undelivered === 0 ? t('board.card.unsyncedNone') : t('board.card.unsyncedCount', { count: undelivered })}
        </dd>
      </dl>
    </>
  )
}
