import type { Console } from '#shared/console/contract.ts'
import {
  advanceDevices,
  type DevicesEffect,
  type DevicesEvent,
  newDevices,
  type Present,
  treatmentOf,
} from '#shared/telephony/devices/devices.ts'
import type { MediaChoice } from '../adapter/media.ts'
import { setPhone } from '../phone-state.ts'

interface Parts {
  readonly console: Console
  /** Opens the microphone again, in a call too. */
  readonly microphone: () => void
  readonly speaker: (device: string | null) => void
  /** By the ring device, and by a loudspeaker as well where one is chosen. */
  readonly ring: (device: string | null, loudspeaker: string | null) => void
}

/**
 * Devices are looked at so often: of those that are no hardware of this machine's own (Bluetooth, a sound server's) Chromium
 * on Linux tells nothing by itself.
 */
const LOOK_MS = 2_000

/** The workstation's audio devices: hears the browser, does what the machine of devices says. Nothing here throws. */
export function phoneDevices({ console, microphone, speaker, ring }: Parts) {
  let devices = newDevices()
  let stopped = false

  function hear(event: DevicesEvent): void {
    if (stopped) return
    const step = advanceDevices(devices, event)
    devices = step.devices
    setPhone({ devices })
    for (const effect of step.effects) perform(effect)
  }
  function perform(effect: DevicesEffect): void {
    if (effect.do === 'keep') void console.call('preferences.put', { devices: effect.wishes }).catch(() => null)
    else if (effect.do === 'say') setPhone({ deviceNote: { ...effect.note, at: Date.now() } })
    else if (effect.role === 'microphone') microphone()
    else if (effect.role === 'speaker') speaker(effect.device?.id ?? null)
    else ring(devices.using.ring?.id ?? null, devices.using.loudspeaker?.id ?? null)
  }
  /** Their names are told once a microphone has been allowed. */
  async function list(): Promise<void> {
    const found = (await navigator.mediaDevices?.enumerateDevices().catch(() => [])) ?? []
    const present = found.flatMap(presentOf)
    if (JSON.stringify(present) !== JSON.stringify(devices.present)) hear({ type: 'listed', present })
  }
  const changed = () => void list()
  navigator.mediaDevices?.addEventListener('devicechange', changed)
  const looks = setInterval(changed, LOOK_MS)

  return {
    hear,
    list,
    /** What was wished at this workstation before. */
    async open(): Promise<void> {
      const kept = await console.call('preferences.get', {}).catch(() => null)
      if (kept?.ok === true) devices = { ...newDevices(kept.value.devices), present: [] }
      await list()
    },
    choice(): MediaChoice {
      const { microphone, speaker } = devices.using
      return { microphone: microphone?.id ?? null, speaker: speaker?.id ?? null, camera: null, ...treatmentOf(devices) }
    },
    stop(): void {
      stopped = true
      clearInterval(looks)
      navigator.mediaDevices?.removeEventListener('devicechange', changed)
    },
  }
}

/** Names of Chromium for whatever the system uses, which is no device of its own. */
const SYSTEM = ['', 'default', 'communications']

function presentOf({ kind, deviceId, label }: MediaDeviceInfo): readonly Present[] {
  if (SYSTEM.includes(deviceId) || kind === 'videoinput') return []
  return [{ id: deviceId, label, kind: kind === 'audioinput' ? 'input' : 'output' }]
}
