/** What a page notes of its phone, in milliseconds of its own clock (from its opening); null: not yet. */
export interface PhoneNotes {
  /** The page may register: it was given what it registers with. */
  began: number | null
  registered: number | null
  /** The last INVITE of the PBX. */
  invited: number | null
  /** F2, the key that answers. */
  answered: number | null
  /** The first packet each way of the last call. */
  sound: { received: number; sent: number } | null
  /** When the text stands painted in what `selector` finds; fails after so many ms. */
  painted(selector: string, text: string, withinMs: number): Promise<number>
}
declare global {
  interface Window {
    phoneNotes: PhoneNotes
  }
}

/** Runs in every page before its own scripts, ours and the bare one alike. */
export function notePhone(): void {
  const LOOK_MS = 20
  /** One packet's sound, in ms (RFC 7587, 4.2; Asterisk's and Chromium's default). */
  const PACKET_MS = 20
  const notes: PhoneNotes = {
    began: null,
    registered: null,
    invited: null,
    answered: null,
    sound: null,
    painted: (selector, text, withinMs) =>
      new Promise((resolve, reject) => {
        setTimeout(() => reject(new Error(`${text} was not painted; ${JSON.stringify(notes)}`)), withinMs)
        // A line that is drawn ahead and out of sight is not there yet.
        const there = () => {
          const line = document.querySelector(selector)
          return line?.textContent === text && line.checkVisibility()
        }
        const told = () =>
          requestAnimationFrame(() => {
            const after = new MessageChannel()
            after.port1.onmessage = () => resolve(performance.now())
            after.port2.postMessage(null)
          })
        if (there()) return told()
        const observer = new MutationObserver(() => {
          if (!there()) return
          observer.disconnect()
          told()
        })
        observer.observe(document, { subtree: true, childList: true, characterData: true, attributes: true })
      }),
  }
  window.phoneNotes = notes
  addEventListener(
    'keydown',
    ({ key, timeStamp }) => {
      if (key === 'F2') notes.answered = timeStamp
    },
    true,
  )

  function heard(data: unknown): void {
    if (typeof data !== 'string') return
    // The console is given its account by its own services; the bare page has it in itself.
    if (data.includes('"wsUrl"')) notes.began ??= performance.now()
    else if (data.startsWith('SIP/2.0 200') && /^CSeq: \d+ REGISTER/im.test(data))
      notes.registered ??= performance.now()
    else if (data.startsWith('INVITE ') && !/^To:.*;tag=/im.test(data)) {
      notes.invited = performance.now()
      notes.sound = null
    }
  }
  window.WebSocket = class extends WebSocket {
    constructor(...given: ConstructorParameters<typeof WebSocket>) {
      super(...given)
      this.addEventListener('message', ({ data }) => heard(data))
    }
  }

  /** Statistics are up to 50 ms old, and say of when they are: the first packet is reckoned back from them. */
  async function firstPackets(peer: RTCPeerConnection): Promise<{ received: number | null; sent: number | null }> {
    let received: number | null = null
    let sent: number | null = null
    for (const [, one] of await peer.getStats()) {
      if (one.kind !== 'audio') continue
      if (one.type === 'inbound-rtp' && one.packetsReceived > 0)
        received = one.lastPacketReceivedTimestamp - (one.packetsReceived - 1) * PACKET_MS
      if (one.type === 'outbound-rtp' && one.packetsSent > 0) sent = one.timestamp - (one.packetsSent - 0.5) * PACKET_MS
    }
    return { received, sent }
  }
  const here = (at: number) => at - performance.timeOrigin
  async function watch(peer: RTCPeerConnection): Promise<void> {
    while (peer.signalingState !== 'closed') {
      await new Promise((resolve) => setTimeout(resolve, LOOK_MS))
      const { received, sent } = await firstPackets(peer)
      if (received === null || sent === null) continue
      notes.sound = { received: here(received), sent: here(sent) }
      return
    }
  }
  window.RTCPeerConnection = class extends RTCPeerConnection {
    constructor(...given: ConstructorParameters<typeof RTCPeerConnection>) {
      super(...given)
      // A connection that only tests whether there is a way has no sound.
      this.addEventListener('track', () => void watch(this), { once: true })
    }
  }
}
