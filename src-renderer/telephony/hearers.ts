import type { Catalogue } from '#shared/catalogues/schema.ts'
import type { BridgeCall } from '#shared/telephony/bridge-api.ts'

export type Hearer = BridgeCall['heardBy'][number]

/** Whom the bank lets an advisor know of. Who speaks in a call is heard there, and shown always. */
export const hearersShown = (
  all: readonly Hearer[],
  { listeningShown }: Pick<Catalogue['settings'], 'listeningShown'>,
): readonly Hearer[] => (listeningShown ? all : all.filter(({ act }) => act !== 'listen'))
