import { createHttpDispatcher, createLiveAgent, type NetworkSettings } from '../shell/network.ts'
import { type HttpCentre, httpCentre } from '../sync/http-centre.ts'
import { liveStream } from '../sync/live.ts'
import type { StandingStream } from '../sync/standing-stream.ts'

/** What carries requests and news between a store and its centre. */
export interface WayToCentre {
  readonly centre: HttpCentre
  /** @param something called when there may be something to fetch */
  live(something: () => void): StandingStream
}

/**
 * Lays the way to the centre. Its libraries and the system's certificates take longer than opening the store: this file
 * is loaded when the first screens have their answers (later-centre.ts).
 */
export const wayToCentre = (
  url: string,
  network: NetworkSettings,
  token: (refused: string | null) => Promise<string | null>,
): WayToCentre => ({
  centre: httpCentre(url, createHttpDispatcher(network), token),
  live: (something) => liveStream(url, token, createLiveAgent(network, url), something),
})
