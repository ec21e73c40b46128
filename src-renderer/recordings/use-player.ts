import { useEffect, useRef, useState } from 'react'
import { type Rejection, reject } from '#shared/kernel/result.ts'
import type { Recording } from '#shared/recordings/api.ts'
import { useService } from '../shell/console.ts'
import { readSound } from './read-sound.ts'

const BROKEN = reject('recording.broken').error

export const SPEEDS = [1, 1.5, 2] as const
export type Speed = (typeof SPEEDS)[number]

export interface Player {
  readonly state: 'idle' | 'loading' | 'playing' | 'paused' | 'ended'
  /** Of what is on its way. */
  readonly percent: number
  readonly atMs: number
  readonly speed: Speed
  readonly refused: Rejection | null
  /** Plays or pauses. From the beginning, and again after the end, it is a listening that the centre writes down first. */
  toggle(): void
  /** Before anything is here it is where the sound will begin. */
  seek(ms: number): void
  choose(speed: Speed): void
}

/** @param heard somebody has begun to listen, and the centre knows */
export function usePlayer(recording: Recording, heard: () => void): Player {
  const service = useService()
  const audio = useRef<HTMLAudioElement | null>(null)
  const busy = useRef(false)
  /** Which recording is listened to here; null: nobody is here any more, and what is on its way must not begin to sound. */
  const here = useRef<string | null>(null)
  const [state, setState] = useState<Player['state']>('idle')
  const [percent, setPercent] = useState(0)
  const [atMs, setAt] = useState(0)
  const [speed, setSpeed] = useState<Speed>(1)
  const [refused, setRefused] = useState<Rejection | null>(null)
  const { id, durationMs } = recording

  useEffect(() => {
    here.current = id
    return () => {
      here.current = null
      audio.current?.pause()
      if (audio.current !== null) URL.revokeObjectURL(audio.current.src)
      audio.current = null
    }
  }, [id])
  useEffect(() => {
    if (state !== 'playing') return
    let frame = requestAnimationFrame(function look() {
      if (audio.current !== null) setAt(audio.current.currentTime * 1_000)
      frame = requestAnimationFrame(look)
    })
    return () => cancelAnimationFrame(frame)
  }, [state])

  function sounding(sound: Blob): HTMLAudioElement {
    const one = new Audio(URL.createObjectURL(sound))
    one.addEventListener('ended', () => {
      setState('ended')
      setAt(durationMs)
    })
    one.addEventListener('error', () => {
      setState('idle')
      setRefused(BROKEN)
    })
    one.playbackRate = speed
    one.currentTime = atMs / 1_000
    audio.current = one
    return one
  }

  /** Null: it is not given; why is said. */
  async function begin(): Promise<HTMLAudioElement | null> {
    setState('loading')
    setPercent(0)
    const begun = await service('recording.listen', { id })
    if (begun.ok) heard()
    const sound = !begun.ok
      ? begun
      : audio.current === null
        ? await readSound(service, recording, begun.value.listening, setPercent, () => here.current === id)
        : null
    if (here.current !== id) return null
    if (sound === null || sound.ok) return sound === null ? audio.current : sounding(sound.value)
    setState('idle')
    setRefused(sound.error)
    return null
  }

  async function play(): Promise<void> {
    if (busy.current) return
    busy.current = true
    setRefused(null)
    const again = state === 'ended'
    const one = state === 'idle' || again ? await begin() : audio.current
    busy.current = false
    if (one === null) return
    if (again) one.currentTime = 0
    await one.play().then(
      () => setState('playing'),
      () => {
        setState('idle')
        setRefused(BROKEN)
      },
    )
  }

  return {
    state,
    percent,
    atMs,
    speed,
    refused,
    toggle() {
      if (state !== 'playing') return void play()
      audio.current?.pause()
      setState('paused')
    },
    seek(ms) {
      const to = Math.max(0, Math.min(durationMs, ms))
      // After the end it is heard anew, and that is written down anew.
      if (state === 'ended' || state === 'loading') return
      if (audio.current !== null) audio.current.currentTime = to / 1_000
      setAt(to)
    },
    choose(next) {
      setSpeed(next)
      if (audio.current !== null) audio.current.playbackRate = next
    },
  }
}
