import { createContext, use } from 'react'
import type { Measured } from '#shared/indicators/measured.ts'

export const FIGURE_CARD = 'figure-card'

export interface FigureCards {
  show(figure: Measured, beside: HTMLElement): void
  leave(): void
}
export const FigureCardContext = createContext<FigureCards>({ show: () => {}, leave: () => {} })
export const useFigureCard = (): FigureCards => use(FigureCardContext)
