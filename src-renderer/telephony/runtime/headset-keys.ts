import {
  advanceHeadset,
  type Headset,
  type HeadsetEffect,
  type HeadsetEvent,
  type Line,
  newHeadset,
  type Pressed,
} from '#shared/telephony/devices/headset.ts'
import {
  type Hid,
  type HidDevice,
  type HidInput,
  isHeadset,
  keysIn,
  layoutOf,
  reportsFor,
  TELEPHONY_PAGE,
} from '#shared/telephony/devices/hid.ts'

interface Parts {
  /** Null: the browser has no WebHID, or the page may not use it. */
  readonly hid: Hid | null
  readonly press: (key: Pressed) => void
  readonly say: (effect: Extract<HeadsetEffect, { do: 'say' }>) => void
  readonly show: (headset: Headset) => void
}

/** The keys and lamps of one paired headset: hears the device, does what the machine says. Nothing here throws. */
export function headsetKeys({ hid, press, say, show }: Parts) {
  let headset = newHeadset()
  let device: HidDevice | null = null
  let layout = layoutOf([])
  let stopped = false

  function hear(event: HeadsetEvent): void {
    if (stopped) return
    const step = advanceHeadset(headset, event)
    headset = step.headset
    show(headset)
    for (const effect of step.effects) perform(effect)
  }
  function perform(effect: HeadsetEffect): void {
    if (effect.do === 'press') press(effect.key)
    else if (effect.do === 'say') say(effect)
    else void light(effect.lit)
  }
  async function light(lit: Extract<HeadsetEffect, { do: 'light' }>['lit']): Promise<void> {
    const to = device
    if (to === null) return
    try {
      for (const { report, data } of reportsFor(layout, lit)) await to.sendReport(report, data)
    } catch {
      // Pulled out, or its radio is out of reach: it is heard of again when it is connected.
      if (to === device) hear({ type: 'gone' })
    }
  }
  const onInput = (event: HidInput): void => {
    const told = keysIn(layout, event)
    if (told.size > 0) hear({ type: 'keys', told })
  }

  async function open(one: HidDevice): Promise<void> {
    if (stopped) return
    try {
      if (!one.opened) await one.open()
    } catch {
      // Another program has it for itself: two that answer its keys would undo each other.
      return hear({ type: 'taken', name: one.productName })
    }
    if (stopped) return void one.close()
    device?.removeEventListener('inputreport', onInput)
    device = one
    layout = layoutOf(one.collections)
    one.addEventListener('inputreport', onInput)
    hear({ type: 'opened', name: one.productName })
  }
  const onConnect = ({ device: one }: { readonly device: HidDevice }): void => {
    if (isHeadset(one)) void open(one)
  }
  const onDisconnect = ({ device: one }: { readonly device: HidDevice }): void => {
    if (one !== device) return
    one.removeEventListener('inputreport', onInput)
    device = null
    hear({ type: 'gone' })
  }
  hid?.addEventListener('connect', onConnect)
  hid?.addEventListener('disconnect', onDisconnect)

  return {
    /** Those that were paired before. */
    async begin(): Promise<void> {
      const known = (await hid?.getDevices().catch(() => [])) ?? []
      const first = known.find(isHeadset)
      if (first !== undefined) await open(first)
    },
    /** Asks the browser's own dialog for a headset; only at a person's click. */
    async pair(): Promise<void> {
      const chosen = (await hid?.requestDevice({ filters: [{ usagePage: TELEPHONY_PAGE }] }).catch(() => [])) ?? []
      const first = chosen.find(isHeadset)
      if (first !== undefined) await open(first)
    },
    async forget(): Promise<void> {
      const one = device
      device = null
      one?.removeEventListener('inputreport', onInput)
      hear({ type: 'forgotten' })
      // A device that is gone already has nothing to be closed.
      await one?.forget().catch(() => {})
    },
    line: (line: Line) => hear({ type: 'line', line }),
    stop(): void {
      hid?.removeEventListener('connect', onConnect)
      hid?.removeEventListener('disconnect', onDisconnect)
      device?.removeEventListener('inputreport', onInput)
      void device?.close().catch(() => {})
      stopped = true
    },
  }
}
export type HeadsetKeys = ReturnType<typeof headsetKeys>
