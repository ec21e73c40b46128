import { useEffect } from 'react'
import { afterPaint } from './after-paint.ts'
import { focusWhereNone } from './focus-soon.ts'
import { hearPlace } from './place.ts'

/**
 * What was pressed may go away with the place that it led from: the focus is then in what is shown now, and not at the
 * page's beginning. Who has it somewhere, or is about to be given it, keeps it.
 */
export function useKeptFocus(): void {
  useEffect(
    () =>
      hearPlace(() => {
        afterPaint(() => {
          const shown = ['one', 'centre'].map((name) => document.querySelector<HTMLElement>(`[data-region=${name}]`))
          const place = shown.find((one) => one !== null)
          if (place != null) focusWhereNone(place)
        })
      }),
    [],
  )
}
