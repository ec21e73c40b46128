import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { type Headset, IDLE, type Line, type Pressed } from '#shared/telephony/devices/headset.ts'
import { type Hid, type HidDevice, type HidInput, KEYS, type Key, LAMPS } from '#shared/telephony/devices/hid.ts'
import { headsetKeys } from './headset-keys.ts'

const key = (name: Key) => 0x0b_0000 + KEYS[name]
const lamp = (name: keyof typeof LAMPS) => 0x08_0000 + LAMPS[name]
/** Laid out as headsets are: keys and lamps between constants of one report, beside a consumer page that is none of ours. */
const COLLECTIONS = [
  {
    usagePage: 0x0c,
    usage: 1,
    inputReports: [{ reportId: 1, items: [{ usages: [0x0c_00e9], reportSize: 1, reportCount: 8 }] }],
  },
  {
    ...{ usagePage: 0x0b, usage: 5 },
    inputReports: [
      {
        reportId: 2,
        items: [
          { usages: [key('hook'), key('mute'), key('flash'), key('drop')], reportSize: 1, reportCount: 4 },
          { usages: [], reportSize: 1, reportCount: 12 },
        ],
      },
    ],
    outputReports: [
      {
        reportId: 3,
        items: [
          { usages: [], reportSize: 1, reportCount: 7 },
          {
            usages: [lamp('offHook'), lamp('ring'), lamp('mute'), lamp('hold'), lamp('microphone')],
            reportSize: 1,
            reportCount: 5,
          },
          { usages: [], reportSize: 1, reportCount: 4 },
        ],
      },
    ],
  },
]
const BITS: Readonly<Record<Key, number>> = { hook: 1, mute: 2, flash: 4, drop: 8 }
/** How long a headset waits for its answer. */
const PATIENCE_MS = 50

/** A headset in the console's place of the cable. `resets`: unless each word of it is answered by its lamps. */
class DoubleHeadset implements HidDevice {
  readonly productName = 'Diadema de prueba'
  readonly collections = COLLECTIONS
  opened = false
  resets = 0
  lit: readonly string[] = []
  fails: 'open' | 'send' | null = null
  #listeners = new Set<(event: HidInput) => void>()
  #down = 0
  #answered = true
  readonly #kind: 'good' | 'resets'
  constructor(kind: 'good' | 'resets' = 'good') {
    this.#kind = kind
  }
  async open() {
    if (this.fails === 'open') throw new DOMException('in use', 'NotAllowedError')
    this.opened = true
  }
  async close() {
    this.opened = false
  }
  forget = () => this.close()
  async sendReport(report: number, data: Uint8Array) {
    if (this.fails === 'send') throw new DOMException('gone', 'NetworkError')
    expect([report, data.length]).toEqual([3, 2])
    const bits = ((data[0] ?? 0) | ((data[1] ?? 0) << 8)) >> 7
    this.lit = ['offHook', 'ring', 'mute', 'hold', 'microphone'].filter((_, index) => ((bits >> index) & 1) === 1)
    this.#answered = true
    // Its own hook follows the lamp, and it tells so.
    const lifted = this.lit.includes('offHook')
    if (lifted !== ((this.#down & BITS.hook) !== 0)) this.#tell(this.#down ^ BITS.hook)
  }
  addEventListener(_: 'inputreport', listener: (event: HidInput) => void) {
    this.#listeners.add(listener)
  }
  removeEventListener(_: 'inputreport', listener: (event: HidInput) => void) {
    this.#listeners.delete(listener)
  }
  hook(lifted: boolean) {
    this.#word(lifted ? this.#down | BITS.hook : this.#down & ~BITS.hook)
  }
  push(which: Exclude<Key, 'hook'>) {
    this.#word(this.#down | BITS[which])
    this.#word(this.#down & ~BITS[which])
  }
  #word(down: number) {
    this.#answered = false
    this.#tell(down)
    if (this.#kind === 'good') return
    setTimeout(() => {
      if (this.#answered) return
      this.resets++
      this.#tell(0)
    }, PATIENCE_MS)
  }
  #tell(down: number) {
    this.#down = down
    const data = new DataView(Uint8Array.of(down, 0).buffer)
    for (const listener of this.#listeners) listener({ reportId: 2, data })
  }
}

/** A browser with one headset, and a phone that does what its keys ask. */
async function worn(device: DoubleHeadset, answer?: () => void) {
  const heard: Record<string, (event: { device: HidDevice }) => void> = {}
  const hid: Hid = {
    getDevices: async () => [device],
    requestDevice: async () => [device],
    addEventListener: (type, listener) => {
      heard[type] = listener
    },
    removeEventListener: () => undefined,
  }
  const pressed: Pressed[] = []
  const said: string[] = []
  let line: Line = IDLE
  let shown: Headset | null = null
  const keys = headsetKeys({
    hid,
    press(one) {
      pressed.push(one)
      if (one === 'answer') (answer ?? (() => set({ ...IDLE, call: true })))()
      if (one === 'hangUp' || one === 'reject') set(IDLE)
      if (one === 'mute') set({ ...line, muted: !line.muted })
      if (one === 'hold') set({ ...line, held: !line.held })
    },
    say: ({ what }) => said.push(what),
    show: (is) => {
      shown = is
    },
  })
  function set(next: Line) {
    line = next
    keys.line(next)
  }
  await keys.begin()
  const passes = () => vi.advanceTimersByTimeAsync(PATIENCE_MS * 2)
  await passes()
  return {
    ...{ keys, pressed, said, set, passes, is: () => shown?.is },
    line: () => line,
    unplug: () => heard.disconnect?.({ device }),
    plug: () => heard.connect?.({ device }),
  }
}
beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

for (const kind of ['good', 'resets'] as const)
  test(`a headset that ${kind === 'good' ? 'is patient' : 'resets without an answer'} answers, mutes, holds and hangs up, each once`, async () => {
    const device = new DoubleHeadset(kind)
    const { pressed, set, passes, line } = await worn(device)
    set({ ...IDLE, ringing: true })
    await passes()
    expect(device.lit).toEqual(['ring'])
    device.hook(true)
    await passes()
    expect([pressed, device.lit]).toEqual([['answer'], ['offHook']])
    device.push('mute')
    await passes()
    expect([line().muted, device.lit]).toEqual([true, ['offHook', 'mute', 'microphone']])
    device.push('mute')
    device.push('flash')
    await passes()
    expect([line(), device.lit]).toEqual([{ ...IDLE, call: true, held: true }, ['offHook', 'hold']])
    // On hold its mute counts for nothing, and is answered all the same.
    device.push('mute')
    device.push('flash')
    await passes()
    device.hook(false)
    await passes()
    expect(pressed).toEqual(['answer', 'mute', 'mute', 'hold', 'hold', 'hangUp'])
    expect([line(), device.lit, device.resets]).toEqual([IDLE, [], 0])
  })

test('what the screen does moves the headset, and its echo of that presses nothing', async () => {
  const device = new DoubleHeadset('resets')
  const { pressed, set, passes } = await worn(device)
  set({ ...IDLE, ringing: true })
  set({ ...IDLE, call: true })
  await passes()
  expect(device.lit).toEqual(['offHook'])
  set(IDLE)
  await passes()
  expect([pressed, device.lit, device.resets]).toEqual([[], [], 0])
})

test('mute without a call and a hook lifted for nothing do nothing, and are answered', async () => {
  const device = new DoubleHeadset('resets')
  const { pressed, passes } = await worn(device)
  device.push('mute')
  await passes()
  device.hook(true)
  await passes()
  expect([pressed, device.resets, device.lit]).toEqual([[], 0, []])
})

test('a phone that cannot answer puts the headset down again', async () => {
  const device = new DoubleHeadset('resets')
  const { set, passes, pressed } = await worn(device, () => set({ ...IDLE, ringing: true }))
  set({ ...IDLE, ringing: true })
  device.hook(true)
  await passes()
  expect([pressed, device.lit]).toEqual([['answer'], ['ring']])
})

test('a ring is refused by its drop key', async () => {
  const device = new DoubleHeadset()
  const { pressed, set, passes } = await worn(device)
  device.push('drop')
  set({ ...IDLE, ringing: true })
  device.push('drop')
  await passes()
  expect(pressed).toEqual(['reject'])
})

test('a headset that vanishes in a call hangs nobody up, is said once, and shows the call when it is back', async () => {
  const device = new DoubleHeadset()
  const { pressed, said, set, passes, unplug, plug, is, line } = await worn(device)
  set({ ...IDLE, call: true })
  await passes()
  device.fails = 'send'
  device.push('mute')
  await passes()
  unplug()
  await passes()
  // The key was pressed while it was still there: it counts.
  expect([is(), said, line()]).toEqual(['gone', ['gone'], { ...IDLE, call: true, muted: true }])
  device.fails = null
  device.opened = false
  device.lit = []
  plug()
  await passes()
  expect([is(), said, device.lit]).toEqual(['ready', ['gone', 'back'], ['offHook', 'mute', 'microphone']])
  expect(pressed).toEqual(['mute'])
})

test('a headset that another program has is said to be so, and is nobody’s key until it is free', async () => {
  const device = new DoubleHeadset()
  device.fails = 'open'
  const { keys, said, is, set, passes, pressed } = await worn(device)
  expect([is(), said]).toEqual(['taken', ['taken']])
  device.fails = null
  await keys.pair()
  expect([is(), said]).toEqual(['ready', ['taken', 'back']])
  await keys.forget()
  set({ ...IDLE, ringing: true })
  device.hook(true)
  await passes()
  expect([is(), pressed]).toEqual(['none', []])
})
