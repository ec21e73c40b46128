/** Where this workstation's phone may register: the page's own policy and the account are held to the same. */
export interface PbxPlaces {
  /** Sources of the page's policy (CSP, connect-src). */
  readonly sources: readonly string[]
  /** @param address of an account: its WebSocket at the PBX */
  allows(address: string): boolean
}

/** A PBX on this machine is a trial, and nothing of it crosses a network: Chromium lets `wss:` through as well. */
const HERE = 'ws://127.0.0.1:*'

/** The policy's PBX alone; where it names none, one beside the centre or on this machine. */
export function pbxPlaces(policy: { readonly pbx?: string | undefined }, centre: string): PbxPlaces {
  if (policy.pbx !== undefined) {
    const { origin } = new URL(policy.pbx)
    return { sources: [origin], allows: (address) => new URL(address).origin === origin }
  }
  const beside = new URL(centre).hostname
  return {
    sources: [`wss://${beside}:*`, HERE],
    allows(address) {
      const { protocol, hostname } = new URL(address)
      return hostname === '127.0.0.1' || (protocol === 'wss:' && hostname === beside)
    },
  }
}
