import { createContext, use } from 'react'
import type { Measured } from '#shared/indicators/measured.ts'

export const FIGURE_CARD = 'figure-card'

export interface FigureCards {
  /** @param number names the number on the screen, not its value */
  show(number: string, figure: Measured, beside: HTMLElement): void
  /** A number is another now: its card says so while it is open. */
  renew(number: string, figure: Measured): void
  /** A number is not on the screen any more. */
  gone(number: string): void
  leave(): void
}
export const FigureCardContext = createContext<FigureCards>({
  show: () => {},
  renew: () => {},
  gone: () => {},
  leave: () => {},
})
export const useFigureCard = (): FigureCards => use(FigureCardContext)
