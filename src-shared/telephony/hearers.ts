import type { Catalogue } from '../catalogues/schema.ts'
import type { BridgeCall } from './bridge-api.ts'

export type Hearer = BridgeCall['heardBy'][number]

/** Whom the bank lets an advisor know of. Who speaks in a call is heard there, and shown always. */
export const hearersShown = (
  all: readonly Hearer[],
  { listeningShown }: Pick<Catalogue['settings'], 'listeningShown'>,
): Hearer[] => all.filter(({ act }) => listeningShown || act !== 'listen')
