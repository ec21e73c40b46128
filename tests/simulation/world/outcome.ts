import type { CentralState } from '#central/store/memory/state.ts'
import type { Newer } from './glance.ts'
import type { Outside } from './outside.ts'
import type { Workstation } from './workstation.ts'
import type { Told } from './world.ts'

/** A run as it stands after its quiet end, for the oracle to judge. */
export interface Outcome {
  readonly seed: number
  readonly told: readonly Told[]
  readonly workstations: readonly Workstation[]
  readonly state: CentralState
  /** What the effects reached; null where nobody does them and workstations reach the centre without its doors. */
  readonly outside: Pick<Outside, 'done'> | null
  /** What a newer program wrote that an older one does not know, as it was first seen. */
  readonly newer: Newer
  /** Whether the centre went back in time, and so lost answers that nobody brought back. */
  readonly wentBack: boolean
  /** Whether the program was updated. */
  readonly updated: boolean
  /** Failures that no fault of the run explains. */
  readonly bugs: readonly string[]
}
