import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  advanceDevices,
  type Devices,
  type DevicesEffect,
  type DevicesEvent,
  newDevices,
  type Present,
  treatmentOf,
} from './devices.ts'
import { DeviceWishes, ROLES } from './wishes.ts'

const headset: readonly Present[] = [
  { id: 'h-in', label: 'Diadema', kind: 'input' },
  { id: 'h-out', label: 'Diadema', kind: 'output' },
]
const builtIn: readonly Present[] = [
  { id: 'b-in', label: 'Interno', kind: 'input' },
  { id: 'b-out', label: 'Parlante', kind: 'output' },
]
const wish = (role: (typeof ROLES)[number], id: string, label = 'Diadema'): DevicesEvent => ({
  type: 'wish',
  role,
  device: { id, label },
})
const listed = (...present: readonly Present[]): DevicesEvent => ({ type: 'listed', present })

function lived(
  events: readonly DevicesEvent[],
  from = newDevices(),
): { devices: Devices; last: readonly DevicesEffect[] } {
  let devices = from
  let last: readonly DevicesEffect[] = []
  for (const event of events) ({ devices, effects: last } = advanceDevices(devices, event))
  return { devices, last }
}
const CHOSEN = [
  listed(...headset, ...builtIn),
  wish('microphone', 'h-in'),
  wish('speaker', 'h-out'),
  wish('ring', 'h-out'),
  wish('loudspeaker', 'b-out', 'Parlante'),
]

test('what is chosen is used and kept', () => {
  const { devices, last } = lived(CHOSEN)
  expect(ROLES.map((role) => devices.using[role]?.id)).toEqual(['h-in', 'h-out', 'h-out', 'b-out'])
  expect(last.at(-1)).toEqual({ do: 'keep', wishes: devices.wishes })
  expect(DeviceWishes.parse(devices.wishes)).toEqual(devices.wishes)
})

test('a headset that is unplugged is replaced and said once a device; plugged in again it is used again', () => {
  const gone = lived([...CHOSEN, listed(...builtIn)])
  expect(ROLES.map((role) => gone.devices.using[role]?.id ?? null)).toEqual([null, null, null, 'b-out'])
  expect(gone.last.flatMap((one) => (one.do === 'say' ? [one.note] : []))).toEqual([
    { what: 'lost', device: 'Diadema', roles: ['microphone', 'speaker', 'ring'], instead: null },
  ])
  const back = lived([listed(...headset, ...builtIn)], gone.devices)
  expect(back.devices.using.microphone?.id).toBe('h-in')
  expect(back.last).toContainEqual({
    do: 'say',
    note: { what: 'returned', device: 'Diadema', roles: ['microphone', 'speaker', 'ring'], instead: 'Diadema' },
  })
})

test('of several that were chosen over time the newest that is there is used, by its name where its id is another', () => {
  const events = [...CHOSEN, wish('microphone', 'b-in', 'Interno'), wish('microphone', 'x-in', 'Otra')] as const
  expect(lived(events).devices.using.microphone?.id).toBe('b-in')
  const renamed: Present = { id: 'new-id', label: 'Diadema', kind: 'input' }
  expect(lived([...events, listed(renamed)]).devices.using.microphone?.id).toBe('new-id')
})

test('a device that does not open is passed over until it is chosen, or plugged in, again', () => {
  const failed = lived([...CHOSEN, { type: 'failed', role: 'microphone' }])
  expect(failed.devices.using.microphone).toBe(null)
  expect(failed.last[0]).toEqual({ do: 'use', role: 'microphone', device: null })
  expect(lived([wish('microphone', 'h-in')], failed.devices).devices.using.microphone?.id).toBe('h-in')
  const replugged = [listed(...builtIn), listed(...headset)]
  expect(lived(replugged, failed.devices).devices.using.microphone?.id).toBe('h-in')
})

test('the system’s microphone is opened again when its sound ends, when the last one goes, and when one comes', () => {
  const again = [{ do: 'use', role: 'microphone', device: null }]
  expect(lived([listed(...builtIn), { type: 'microphoneEnded' }]).last).toEqual(again)
  expect(lived([listed(...builtIn), listed()]).last).toEqual(again)
  expect(lived([listed(), listed(...builtIn)]).last).toEqual(again)
})

test('noise and gain are remembered by microphone', () => {
  const treated = lived([...CHOSEN, { type: 'treat', treatment: { noiseSuppression: false, autoGain: false } }])
  expect(treatmentOf(treated.devices).noiseSuppression).toBe(false)
  const other = lived([wish('microphone', 'b-in', 'Interno')], treated.devices).devices
  expect(treatmentOf(other).noiseSuppression).toBe(true)
  expect(treatmentOf(lived([wish('microphone', 'h-in')], other).devices).noiseSuppression).toBe(false)
})

const role = fc.constantFrom(...ROLES)
const some = fc.subarray([...headset, ...builtIn])
const happening: fc.Arbitrary<DevicesEvent> = fc.oneof(
  some.map((present) => listed(...present)),
  fc
    .tuple(role, fc.constantFrom(null, ...headset, ...builtIn))
    .map(([each, device]): DevicesEvent => ({ type: 'wish', role: each, device })),
  role.map((each): DevicesEvent => ({ type: 'failed', role: each })),
  fc.constant<DevicesEvent>({ type: 'microphoneEnded' }),
)

test('no sequence leaves a role with a device that is gone or broken, and each change is carried out', () => {
  fc.assert(
    fc.property(fc.array(happening, { maxLength: 40 }), (events) => {
      let devices = newDevices()
      for (const event of events) {
        const step = advanceDevices(devices, event)
        expect(advanceDevices(JSON.parse(JSON.stringify(devices)), event)).toEqual(step)
        for (const each of ROLES) {
          const used = step.devices.using[each]
          if (used !== null) {
            expect(step.devices.present.map(({ id }) => id)).toContain(used.id)
            expect(step.devices.broken).not.toContain(used.id)
          }
          const told = step.effects.flatMap((one) => (one.do === 'use' && one.role === each ? [one.device] : []))
          if (used?.id !== devices.using[each]?.id) expect(told).toEqual([used])
        }
        devices = step.devices
      }
    }),
  )
})
