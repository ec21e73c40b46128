import type { Web } from 'sip.js'

/** Addresses of this machine itself are found within moments of each other. */
const QUIET_MS = 20

/**
 * Goes on as soon as no further address of this machine comes, which is earlier than the browser calls its search complete
 * (seen: 130 ms, a customer listening). For where no server is asked for others: what is not named here the PBX learns
 * from the checks that come from it (RFC 8445, 7.3.1.3).
 */
export function goOnWhenQuiet(handler: Web.SessionDescriptionHandler): void {
  let quiet: ReturnType<typeof setTimeout> | undefined
  handler.peerConnectionDelegate = {
    onicecandidate({ candidate }) {
      clearTimeout(quiet)
      if (candidate !== null) quiet = setTimeout(() => handler.iceGatheringComplete(), QUIET_MS)
    },
  }
}

/** A picture has a relay of its own, found within moments of the sound's. */
const RELAYS_QUIET_MS = 100

/** Goes on soon after a relay has been found: by it sound comes through where by nothing else. */
export function goOnWhenRelayed(handler: Web.SessionDescriptionHandler): void {
  let quiet: ReturnType<typeof setTimeout> | undefined
  handler.peerConnectionDelegate = {
    onicecandidate({ candidate }) {
      if (candidate?.type !== 'relay') return
      clearTimeout(quiet)
      quiet = setTimeout(() => handler.iceGatheringComplete(), RELAYS_QUIET_MS)
    },
  }
}
