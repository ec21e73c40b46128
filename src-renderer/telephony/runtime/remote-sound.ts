import type { SessionId } from '#shared/telephony/phone/call.ts'

/** Plays what the other ends say, each through an element of its own, by the chosen speaker. */
export function remoteSound() {
  const playing = new Map<SessionId, HTMLAudioElement>()
  let speaker = ''
  return {
    play(session: SessionId, stream: MediaStream | null): void {
      playing.get(session)?.pause()
      playing.delete(session)
      if (stream === null) return
      const element = new Audio()
      element.srcObject = stream
      playing.set(session, element)
      void element
        .setSinkId(speaker)
        // A speaker that is gone: the system's is used.
        .catch(() => {})
        .then(() => element.play())
        // Where the page may not sound before a key is pressed, answering was one.
        .catch(() => {})
    },
    async through(device: string | null): Promise<void> {
      speaker = device ?? ''
      await Promise.all([...playing.values()].map((one) => one.setSinkId(speaker).catch(() => {})))
    },
    stop(): void {
      for (const one of playing.values()) one.pause()
      playing.clear()
    },
  }
}
