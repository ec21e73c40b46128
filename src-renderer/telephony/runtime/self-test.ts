import type { PhoneAccount } from '#shared/telephony/account.ts'
import type { LineEvent } from '#shared/telephony/phone/events.ts'
import { iceServersOf, relaysOf } from '../adapter/ice-servers.ts'
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

/** At least one candidate of ICE is found, and where a relay is named one through it as well (RFC 8445, 5.1.1). */
async function canReach(account: PhoneAccount): Promise<boolean> {
  const servers = iceServersOf(account)
  const relays = relaysOf(servers)
  const asked = [
    finds({ iceServers: servers }),
    ...(relays.length === 0 ? [] : [finds({ iceServers: relays, iceTransportPolicy: 'relay' })]),
  ]
  return (await Promise.all(asked)).every(Boolean)
}

async function finds(configuration: RTCConfiguration): Promise<boolean> {
  let peer: RTCPeerConnection | null = null
  try {
    const mine = new RTCPeerConnection(configuration)
    peer = mine
    const found = new Promise<boolean>((resolve) => {
      mine.addEventListener('icecandidate', ({ candidate }) => (candidate?.candidate ?? '') !== '' && resolve(true))
      setTimeout(() => resolve(false), GATHER_WITHIN_MS)
    })
    mine.createDataChannel('test')
    await mine.setLocalDescription()
    return await found
  } catch {
    // A browser that makes no connection at all says so by throwing: the same answer.
    return false
  } finally {
    peer?.close()
  }
}
