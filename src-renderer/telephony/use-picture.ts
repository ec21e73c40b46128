import { useCallback, useEffect, useRef, useState } from 'react'
import type { SessionId } from '#shared/telephony/phone/call.ts'
import type { Picture } from './adapter/picture.ts'
import { phoneRuntime } from './phone.ts'

export type Sends = 'camera' | 'screen' | 'nothing'

/** What a call's picture is of, and its changes; the other end needs not be asked, for the stream is the same. */
export function usePicture(session: SessionId): {
  readonly own: MediaStream | null
  readonly sends: Sends
  readonly show: (what: Sends) => Promise<void>
} {
  const picture = useRef<Picture | null>(null)
  const [own, setOwn] = useState<MediaStream | null>(null)
  const [sends, setSends] = useState<Sends>('camera')
  const screen = useRef<MediaStreamTrack | null>(null)
  useEffect(() => {
    picture.current = phoneRuntime()?.picture(session) ?? null
    setOwn(picture.current?.own ?? null)
    setSends(picture.current?.own == null ? 'nothing' : 'camera')
    return () => screen.current?.stop()
  }, [session])
  const show = useCallback(async (what: Sends): Promise<void> => {
    const { current } = picture
    if (current === null) return
    const [camera = null] = current.own?.getVideoTracks() ?? []
    if (what === 'screen') {
      // Not allowed, or given up in the browser's dialog: what was sent goes on.
      const shared = await navigator.mediaDevices.getDisplayMedia({ video: true }).catch(() => null)
      const [track = null] = shared?.getVideoTracks() ?? []
      if (track === null) return
      screen.current = track
      track.addEventListener('ended', () => void show('camera'))
      await current.send(track)
    } else {
      screen.current?.stop()
      screen.current = null
      // Black is sent, not nothing: the PBX would take the line for dead (`rtp_timeout` counts for each stream).
      if (camera !== null) camera.enabled = what === 'camera'
      await current.send(camera)
    }
    setSends(what)
  }, [])
  return { own, sends, show }
}
