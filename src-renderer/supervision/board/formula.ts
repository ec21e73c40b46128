import type { TFunction } from 'i18next'
import type { Measured } from '#shared/indicators/measured.ts'

const seconds = (ms: number | boolean | undefined): number => Number(ms ?? 0) / 1_000

/** A number's formula in words, with the settings that it was computed with. */
export function formulaText(t: TFunction, { id, settings }: Pick<Measured, 'id' | 'settings'>): string {
  switch (id) {
    case 'serviceLevel':
      return t('board.formula.serviceLevel', {
        within: seconds(settings.withinMs),
        more: `${settings.countAbandonedWithin === true ? t('board.formula.withAbandonedWithin') : ''}${
          settings.countFlowOuts === true ? t('board.formula.withFlowOuts') : ''
        }`,
      })
    case 'abandonmentWithoutShort':
      return t('board.formula.abandonmentWithoutShort', { short: seconds(settings.shortMs) })
    default:
      return t(`board.formula.${id}`)
  }
}
