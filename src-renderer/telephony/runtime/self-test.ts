import type { PhoneAccount } from '#shared/telephony/account.ts'
import type { LineEvent } from '#shared/telephony/phone/events.ts'
import { type MediaChoice, microphoneAfter, openMicrophone } from '../adapter/media.ts'

const GATHER_WITHIN_MS = 3_000

/**
 * Whether a call could be taken now: the microphone opens, and an address is found by which sound can reach the PBX. Asked
 * before *Disponible* and every few minutes: a background window may have lost either (telephony README, traps).
 */
export async function selfTest(
  account: PhoneAccount,
  choice: MediaChoice,
  hear: (event: Extract<LineEvent, { type: 'microphone' | 'mediaTested' }>) => void,
): Promise<void> {
  try {
    for (const track of (await openMicrophone(choice)).getTracks()) track.stop()
    hear({ type: 'microphone', is: 'ready' })
  } catch (failure) {
    hear({ type: 'microphone', is: microphoneAfter(failure) })
  }
  hear({ type: 'mediaTested', works: await canReach(account) })
}

/** At least one candidate of ICE is found; through a relay where one is named (RFC 8445, 5.1.1). */
async function canReach({ iceServers }: PhoneAccount): Promise<boolean> {
  const peer = new RTCPeerConnection({
    iceServers: iceServers.map(({ urls, username = '', credential = '' }) =>
      username === '' ? { urls } : { urls, username, credential },
    ),
  })
  try {
    const found = new Promise<boolean>((resolve) => {
      peer.addEventListener('icecandidate', ({ candidate }) => candidate !== null && resolve(true))
      setTimeout(() => resolve(false), GATHER_WITHIN_MS)
    })
    peer.createDataChannel('test')
    await peer.setLocalDescription()
    return await found
  } catch {
    // A browser that makes no connection at all says so by throwing: the same answer.
    return false
  } finally {
    peer.close()
  }
}
