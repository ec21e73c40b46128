import { type Session, type SessionDescriptionHandlerFactory, Web } from 'sip.js'
import type { PhoneAccount } from '#shared/telephony/account.ts'
import { goOnWhenQuiet, goOnWhenRelayed } from './gathering.ts'
import { iceServersOf, relaysOf } from './ice-servers.ts'

/** How long a call waits for addresses to be gathered: the PBX is on this network. */
const GATHER_MS = 500
/** A relay is asked by name, over TLS and twice (RFC 8656, 7): from a home it takes longer, and without it there is no sound. */
const GATHER_RELAY_MS = 3_000

/** Which devices, and how sound is treated; ids as the browser gives them, null: the system's. */
export interface MediaChoice {
  readonly microphone: string | null
  readonly speaker: string | null
  readonly camera: string | null
  readonly noiseSuppression: boolean
  readonly autoGain: boolean
}

export const audioConstraints = ({ microphone, noiseSuppression, autoGain }: MediaChoice): MediaTrackConstraints => ({
  ...(microphone === null ? {} : { deviceId: { exact: microphone } }),
  echoCancellation: true,
  noiseSuppression,
  autoGainControl: autoGain,
})

const videoConstraints = ({ camera }: MediaChoice): MediaTrackConstraints => ({
  ...(camera === null ? {} : { deviceId: { exact: camera } }),
  width: { ideal: 640 },
  height: { ideal: 480 },
})

/** The chosen microphone, or the system's where the chosen one is no longer there. */
export async function openMicrophone(choice: MediaChoice): Promise<MediaStream> {
  const { mediaDevices } = navigator
  try {
    return await mediaDevices.getUserMedia({ audio: audioConstraints(choice) })
  } catch (failure) {
    if (!isMissing(failure) || choice.microphone === null) throw failure
    return mediaDevices.getUserMedia({ audio: audioConstraints({ ...choice, microphone: null }) })
  }
}

async function openCamera(choice: MediaChoice): Promise<MediaStream> {
  try {
    return await navigator.mediaDevices.getUserMedia({ video: videoConstraints(choice) })
  } catch (failure) {
    if (!isMissing(failure) || choice.camera === null) throw failure
    return navigator.mediaDevices.getUserMedia({ video: videoConstraints({ ...choice, camera: null }) })
  }
}

/** The device asked for is not there (any more). */
export const isMissing = (failure: unknown): boolean =>
  failure instanceof DOMException && ['NotFoundError', 'OverconstrainedError'].includes(failure.name)

/** What a failure to open the microphone says of it. */
export const microphoneAfter = (failure: unknown): 'denied' | 'absent' =>
  failure instanceof DOMException && failure.name === 'NotAllowedError' ? 'denied' : 'absent'

/** Makes the media handlers of SIP.js: the chosen devices, no server that is not there, a short wait. */
export const mediaHandlers = (
  account: PhoneAccount,
  choice: () => MediaChoice,
  failed: (failure: unknown) => void,
  ended: () => void,
): SessionDescriptionHandlerFactory => {
  const make = Web.defaultSessionDescriptionHandlerFactory(async ({ audio, video }) => {
    const stream = new MediaStream()
    try {
      if (audio)
        for (const track of (await openMicrophone(choice())).getTracks()) {
          track.addEventListener('ended', ended)
          stream.addTrack(track)
        }
    } catch (failure) {
      failed(failure)
      throw failure
    }
    // A call goes on without a picture where there is no camera.
    if (video)
      for (const track of await openCamera(choice()).then(
        (one) => one.getTracks(),
        () => [],
      ))
        stream.addTrack(track)
    return stream
  })
  const servers = iceServersOf(account)
  const relayed = relaysOf(servers).length > 0
  return (session) => {
    const iceGatheringTimeout = relayed ? GATHER_RELAY_MS : GATHER_MS
    const options = { iceGatheringTimeout, peerConnectionConfiguration: { iceServers: servers } }
    const handler = make(session, options)
    if (!(handler instanceof Web.SessionDescriptionHandler)) return handler
    if (servers.length === 0) goOnWhenQuiet(handler)
    else if (relayed) goOnWhenRelayed(handler)
    return Object.assign(handler, { rollbackDescription: () => takenBack(handler) })
  }
}

/**
 * An offer that was refused is taken back (RFC 3264, 8; RFC 8829, 4.1.8.2), or the browser takes no other for the rest of the
 * call. SIP.js asks its handler for it, and its own for the browser does not have it.
 */
async function takenBack({ peerConnection: peer }: Web.SessionDescriptionHandler): Promise<void> {
  if (peer?.signalingState === 'have-local-offer') await peer.setLocalDescription({ type: 'rollback' })
  if (peer?.signalingState === 'have-remote-offer') await peer.setRemoteDescription({ type: 'rollback' })
}

/** The browser's connection of a session, while it lives. */
export function peerOf(session: Session): RTCPeerConnection | undefined {
  const handler = session.sessionDescriptionHandler
  return handler instanceof Web.SessionDescriptionHandler ? handler.peerConnection : undefined
}

export function remoteStreamOf(session: Session): MediaStream | undefined {
  const handler = session.sessionDescriptionHandler
  return handler instanceof Web.SessionDescriptionHandler ? handler.remoteMediaStream : undefined
}

/** What carries the microphone, also after another one has taken its place. */
const audioSendersOf = (session: Session): readonly RTCRtpSender[] =>
  (peerOf(session)?.getTransceivers() ?? [])
    .filter(({ receiver }) => receiver.track.kind === 'audio')
    .map(({ sender }) => sender)

/** Another microphone in a call; the old one is let go. */
export async function replaceMicrophone(session: Session, track: MediaStreamTrack): Promise<void> {
  const senders = audioSendersOf(session)
  // A call that is not set up yet opens its own.
  if (senders.length === 0) track.stop()
  for (const sender of senders) {
    const old = sender.track
    await sender.replaceTrack(track)
    old?.stop()
  }
}

/** A track that is still: sent where there is no microphone, so that the line is not taken for dead. */
export function silence(): MediaStreamTrack {
  const [track] = new AudioContext().createMediaStreamDestination().stream.getAudioTracks()
  if (track === undefined) throw new Error('a destination of Web Audio has one track')
  return track
}

/**
 * Lets a session's microphone be heard or not. The track stays either way: silence is sent, and the PBX does not take the
 * line for dead (`rtp_timeout`).
 */
export function setHeard(session: Session, heard: boolean): void {
  for (const sender of audioSendersOf(session)) if (sender.track !== null) sender.track.enabled = heard
}
