import { z } from 'zod'
import { text } from '../../kernel/text.ts'

/** What a device is for. `loudspeaker`: rings beside the ring device, so that a ring is heard without the headset on. */
export const ROLES = ['microphone', 'speaker', 'ring', 'loudspeaker'] as const
export type Role = (typeof ROLES)[number]

/** As the browser names it; its id changes when the browser's data is cleared, its label does not. */
export const Device = z.object({ id: text(200), label: text(200) })
export type Device = z.infer<typeof Device>

/** How a microphone's sound is treated before it is sent. */
export const Treatment = z.object({ noiseSuppression: z.boolean(), autoGain: z.boolean() })
export type Treatment = z.infer<typeof Treatment>

/** A workstation that is shared, or docked at several desks, has seen so many headsets. */
const MOST = 8

/** What was wished for a role, newest first: the first that is there is used. Null: the system's (a loudspeaker: none). */
const wished = z.array(Device.nullable()).max(MOST)

/** The devices chosen at a workstation, remembered by device. */
export const DeviceWishes = z.object({
  microphone: wished,
  speaker: wished,
  ring: wished,
  loudspeaker: wished,
  /** By the microphone's label; `''`: the system's. */
  treatments: z.record(z.string().max(200), Treatment),
})
export type DeviceWishes = z.infer<typeof DeviceWishes>

export const NO_WISHES: DeviceWishes = { microphone: [], speaker: [], ring: [], loudspeaker: [], treatments: {} }

const isSame = (one: Device | null, other: Device | null) => one?.id === other?.id && one?.label === other?.label

export const withWish = (wishes: DeviceWishes, role: Role, device: Device | null): DeviceWishes => ({
  ...wishes,
  [role]: [device, ...wishes[role].filter((one) => !isSame(one, device))].slice(0, MOST),
})
