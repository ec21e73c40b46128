import { type Device, type DeviceWishes, NO_WISHES, ROLES, type Role, type Treatment, withWish } from './wishes.ts'

export interface Present extends Device {
  readonly kind: 'input' | 'output'
}

/** The devices of a workstation: what is wished, what is there, and what is used for it. Plain data. */
export interface Devices {
  readonly wishes: DeviceWishes
  readonly present: readonly Present[]
  /** Ids of what is listed and does not open; tried again when chosen, or when it has been away. */
  readonly broken: readonly string[]
  /** Null: the system's (a loudspeaker: none). */
  readonly using: Readonly<Record<Role, Device | null>>
}

export const newDevices = (wishes: DeviceWishes = NO_WISHES): Devices => ({
  wishes,
  present: [],
  broken: [],
  using: { microphone: null, speaker: null, ring: null, loudspeaker: null },
})

export type DevicesEvent =
  | { readonly type: 'listed'; readonly present: readonly Present[] }
  | { readonly type: 'wish'; readonly role: Role; readonly device: Device | null }
  | { readonly type: 'treat'; readonly treatment: Treatment }
  /** What is used for this does not open. */
  | { readonly type: 'failed'; readonly role: Role }
  /** The microphone's sound ended by itself: it was pulled out, or the system took it. */
  | { readonly type: 'microphoneEnded' }

/** What is said when a device goes, or is there again. */
export interface DeviceNote {
  readonly what: 'lost' | 'returned'
  readonly device: string
  readonly roles: readonly Role[]
  /** What is used instead; null: the system's. */
  readonly instead: string | null
}

export type DevicesEffect =
  | { readonly do: 'use'; readonly role: Role; readonly device: Device | null }
  | { readonly do: 'keep'; readonly wishes: DeviceWishes }
  | { readonly do: 'say'; readonly note: DeviceNote }

export interface DevicesStep {
  readonly devices: Devices
  readonly effects: readonly DevicesEffect[]
}

const kindOf = (role: Role): Present['kind'] => (role === 'microphone' ? 'input' : 'output')
export const devicesFor = ({ present }: Pick<Devices, 'present'>, role: Role): readonly Present[] =>
  present.filter(({ kind }) => kind === kindOf(role))

const UNTREATED: Treatment = { noiseSuppression: true, autoGain: true }
const treatedAs = ({ using }: Devices): string => using.microphone?.label ?? ''
/** How the microphone that is used is treated, as it was last wished for it. */
export const treatmentOf = (devices: Devices): Treatment => devices.wishes.treatments[treatedAs(devices)] ?? UNTREATED

/** Total: whatever goes and comes, something is used for each role, and what was wished as soon as it is there. */
export function advanceDevices(devices: Devices, event: DevicesEvent): DevicesStep {
  switch (event.type) {
    case 'listed': {
      const { present } = event
      const broken = devices.broken.filter((id) => present.some((one) => one.id === id))
      return settle(devices, { ...devices, present, broken })
    }
    case 'wish': {
      const wishes = withWish(devices.wishes, event.role, event.device)
      const broken = devices.broken.filter((id) => id !== event.device?.id)
      return keeping(settle(devices, { ...devices, wishes, broken }))
    }
    case 'treat': {
      const treatments = { ...devices.wishes.treatments, [treatedAs(devices)]: event.treatment }
      const next = { ...devices, wishes: { ...devices.wishes, treatments } }
      return keeping({ devices: next, effects: [opened(next)] })
    }
    case 'failed': {
      const failing = devices.using[event.role]
      return failing === null
        ? { devices, effects: [] }
        : settle(devices, { ...devices, broken: [...new Set([...devices.broken, failing.id])] })
    }
    case 'microphoneEnded':
      return { devices, effects: [opened(devices)] }
  }
}

const opened = ({ using }: Devices): DevicesEffect => ({
  do: 'use',
  role: 'microphone',
  device: using.microphone,
})

const keeping = ({ devices, effects }: DevicesStep): DevicesStep => ({
  devices,
  effects: [...effects, { do: 'keep', wishes: devices.wishes }],
})

function usedFor(devices: Devices, role: Role): Device | null {
  const usable = devicesFor(devices, role).filter(({ id }) => !devices.broken.includes(id))
  for (const wish of devices.wishes[role]) {
    if (wish === null) return null
    const found =
      usable.find(({ id }) => id === wish.id) ?? usable.find(({ label }) => label === wish.label && label !== '')
    if (found !== undefined) return { id: found.id, label: found.label }
  }
  return null
}

function settle(before: Devices, now: Devices): DevicesStep {
  const using = Object.fromEntries(ROLES.map((role) => [role, usedFor(now, role)])) as Devices['using'] // every role
  const next: Devices = { ...now, using }
  const changed = ROLES.filter((role) => before.using[role]?.id !== using[role]?.id)
  const uses = changed.map((role): DevicesEffect => ({ do: 'use', role, device: using[role] }))
  // The system's own microphone went, or came: nothing else says so where none was wished.
  const hadMicrophone = devicesFor(before, 'microphone').length > 0
  const again =
    using.microphone === null &&
    !changed.includes('microphone') &&
    hadMicrophone !== devicesFor(next, 'microphone').length > 0
  return { devices: next, effects: [...uses, ...(again ? [opened(next)] : []), ...notes(before, next, changed)] }
}

/** One sentence a device, whatever it is used for. */
function notes(before: Devices, next: Devices, changed: readonly Role[]): readonly DevicesEffect[] {
  const isThere = ({ present, broken }: Devices, { id }: Device) =>
    present.some((one) => one.id === id) && !broken.includes(id)
  const said = new Map<string, DeviceNote>()
  const add = (what: DeviceNote['what'], device: Device, role: Role) => {
    const roles = [...(said.get(`${what} ${device.label}`)?.roles ?? []), role]
    const instead = said.get(`${what} ${device.label}`)?.instead ?? next.using[role]?.label ?? null
    said.set(`${what} ${device.label}`, { what, device: device.label, roles, instead })
  }
  for (const role of changed) {
    const old = before.using[role]
    const used = next.using[role]
    if (old !== null && !isThere(next, old)) add('lost', old, role)
    // At the first listing everything comes; it is no news.
    else if (used !== null && !isThere(before, used) && before.present.length > 0) add('returned', used, role)
  }
  return [...said.values()].map((note) => ({ do: 'say', note }))
}
