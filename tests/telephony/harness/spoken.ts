import type { Page } from '@playwright/test'

declare global {
  interface Window {
    peers?: RTCPeerConnection[]
  }
}

/** Runs in a page: holds on to its connections from now on, which the product shows to nobody. */
export function watchesPeers(): void {
  const peers: RTCPeerConnection[] = []
  window.peers = peers
  const Peer = RTCPeerConnection
  window.RTCPeerConnection = class extends Peer {
    constructor(configuration?: RTCConfiguration) {
      super(configuration)
      peers.push(this)
    }
  }
}

/** Keeps hold of the page's connections from now on. */
export const watchPeers = (page: Page): Promise<void> => page.evaluate(watchesPeers)

interface Spoken {
  /** Energy of what the microphone gave to the line so far: still where it is muted (webrtc-stats, `totalAudioEnergy`). */
  readonly energy: number
  readonly packets: number
}

/** What this console's person has said in the call so far. */
export const spokenIn = (page: Page): Promise<Spoken> =>
  page.evaluate(async () => {
    const peer = (window.peers ?? []).filter(({ connectionState }) => connectionState === 'connected').at(-1)
    const spoken = { energy: 0, packets: 0 }
    for (const [, report] of (await peer?.getStats()) ?? []) {
      if (report.type === 'media-source' && report.kind === 'audio') spoken.energy = report.totalAudioEnergy
      if (report.type === 'outbound-rtp' && report.kind === 'audio') spoken.packets = report.packetsSent
    }
    return spoken
  })

/** What is said in the next two seconds; the fake microphone of Chromium beeps once a second. */
export async function saidNow(page: Page): Promise<Spoken> {
  const before = await spokenIn(page)
  await page.waitForTimeout(2_000)
  const after = await spokenIn(page)
  return { energy: after.energy - before.energy, packets: after.packets - before.packets }
}
