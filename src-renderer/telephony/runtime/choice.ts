import type { MediaChoice } from '../adapter/media.ts'

/** What a workstation begins with: the system's devices, and a headset's sound left clean. */
export const SYSTEM_DEVICES: MediaChoice = {
  microphone: null,
  speaker: null,
  camera: null,
  noiseSuppression: true,
  autoGain: true,
}
