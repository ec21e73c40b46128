import type { UpdateState } from '#shared/console/contract.ts'

/** The shell's new versions; screens read them by `updates.state`. */
export interface Updates {
  state(): UpdateState
  /** Closes the console and puts the ready version in; false when none is ready. */
  install(): boolean
}

export const noUpdates: Updates = { state: () => ({ state: 'off' }), install: () => false }
