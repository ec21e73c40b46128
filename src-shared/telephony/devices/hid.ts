/** What is used of a headset by WebHID (https://wicg.github.io/webhid/), as far as keys and lamps need it. */
export interface HidItem {
  readonly usages?: readonly number[]
  readonly usageMinimum?: number
  readonly usageMaximum?: number
  readonly isRange?: boolean
  readonly isAbsolute?: boolean
  readonly reportSize?: number
  readonly reportCount?: number
}
export interface HidReport {
  readonly reportId?: number
  readonly items?: readonly HidItem[]
}
export interface HidCollection {
  readonly usagePage?: number
  readonly usage?: number
  readonly inputReports?: readonly HidReport[]
  readonly outputReports?: readonly HidReport[]
  readonly children?: readonly HidCollection[]
}
export interface HidInput {
  readonly reportId: number
  readonly data: DataView
}
export interface HidDevice {
  readonly productName: string
  readonly opened: boolean
  readonly collections: readonly HidCollection[]
  open(): Promise<void>
  close(): Promise<void>
  forget(): Promise<void>
  sendReport(reportId: number, data: Uint8Array<ArrayBuffer>): Promise<void>
  addEventListener(type: 'inputreport', listener: (event: HidInput) => void): void
  removeEventListener(type: 'inputreport', listener: (event: HidInput) => void): void
}
export interface Hid {
  getDevices(): Promise<readonly HidDevice[]>
  requestDevice(options: { readonly filters: readonly { readonly usagePage: number }[] }): Promise<readonly HidDevice[]>
  addEventListener(type: 'connect' | 'disconnect', listener: (event: { readonly device: HidDevice }) => void): void
  removeEventListener(type: 'connect' | 'disconnect', listener: (event: { readonly device: HidDevice }) => void): void
}

/** Pages of the HID usage tables (USB-IF, HUT 1.5): telephony devices, and lamps. */
export const TELEPHONY_PAGE = 0x0b
const LED_PAGE = 0x08

export const KEYS = { hook: 0x20, flash: 0x21, drop: 0x26, mute: 0x2f } as const
export const LAMPS = { mute: 0x09, offHook: 0x17, ring: 0x18, hold: 0x20, microphone: 0x21 } as const
export type Key = keyof typeof KEYS
export type Lamp = keyof typeof LAMPS

/** Where one bit of a report stands. */
interface Bit {
  readonly report: number
  readonly at: number
}
/** How one headset lays out its keys and its lamps. */
export interface Layout {
  readonly keys: Readonly<Partial<Record<Key, Bit>>>
  readonly lamps: Readonly<Partial<Record<Lamp, Bit>>>
  /** Bits of each output report. */
  readonly sizes: ReadonlyMap<number, number>
}

const flat = (collections: readonly HidCollection[]): readonly HidCollection[] =>
  collections.flatMap((one) => [one, ...flat(one.children ?? [])])

const usagesOf = ({ usages = [], isRange = false, usageMinimum = 0, reportCount = 0 }: HidItem): readonly number[] =>
  isRange ? Array.from({ length: reportCount }, (_, index) => usageMinimum + index) : usages

/** The bits of a report with their usages (page in the upper half), and its length. */
function bitsOf({ reportId = 0, items = [] }: HidReport): {
  readonly found: ReadonlyMap<number, Bit>
  readonly bits: number
} {
  const found = new Map<number, Bit>()
  let bits = 0
  for (const item of items) {
    const { reportSize = 0, reportCount = 0 } = item
    // A field of one bit a usage; a list of numbers of pressed keys is no key of a headset's call control.
    if (reportSize === 1)
      usagesOf(item).forEach((usage, index) => {
        if (index < reportCount) found.set(usage, { report: reportId, at: bits + index })
      })
    bits += reportSize * reportCount
  }
  return { found, bits }
}

export function layoutOf(collections: readonly HidCollection[]): Layout {
  const all = flat(collections)
  const inputs = all.flatMap(({ inputReports = [] }) => inputReports.map(bitsOf))
  const outputs = all.flatMap(({ outputReports = [] }) => outputReports)
  const bit = (reports: readonly { readonly found: ReadonlyMap<number, Bit> }[], page: number, usage: number) =>
    reports.map(({ found }) => found.get(page * 0x1_0000 + usage)).find((one) => one !== undefined)
  const named = <N extends string>(names: Readonly<Record<N, number>>, look: (usage: number) => Bit | undefined) =>
    Object.fromEntries(
      Object.entries<number>(names).flatMap(([name, usage]) => {
        const at = look(usage)
        return at === undefined ? [] : [[name, at]]
      }),
    ) as Partial<Record<N, Bit>> // the names of that record alone
  return {
    keys: named(KEYS, (usage) => bit(inputs, TELEPHONY_PAGE, usage)),
    lamps: named(LAMPS, (usage) => bit(outputs.map(bitsOf), LED_PAGE, usage)),
    sizes: new Map(outputs.map((report) => [report.reportId ?? 0, bitsOf(report).bits])),
  }
}

/** Without a hook switch it has no call control. */
export const isHeadset = ({ collections }: Pick<HidDevice, 'collections'>): boolean =>
  layoutOf(collections).keys.hook !== undefined

/** Keys that a report tells of, and whether each is down. */
export function keysIn({ keys }: Layout, { reportId, data }: HidInput): ReadonlyMap<Key, boolean> {
  const told = new Map<Key, boolean>()
  for (const [key, bit] of Object.entries(keys) as [Key, Bit][]) // the names of that record alone
    if (bit.report === reportId && bit.at < data.byteLength * 8)
      told.set(key, ((data.getUint8(bit.at >> 3) >> (bit.at & 7)) & 1) === 1)
  return told
}

/** The output reports by which lamps are as wished. */
export function reportsFor(
  { lamps, sizes }: Layout,
  lit: Readonly<Record<Lamp, boolean>>,
): readonly { readonly report: number; readonly data: Uint8Array<ArrayBuffer> }[] {
  const made = new Map<number, Uint8Array<ArrayBuffer>>()
  for (const [lamp, { report, at }] of Object.entries(lamps) as [Lamp, Bit][]) {
    // As above.
    const data = made.get(report) ?? new Uint8Array(Math.ceil((sizes.get(report) ?? 8) / 8))
    const byte = at >> 3
    if (lit[lamp]) data[byte] = (data[byte] ?? 0) | (1 << (at & 7))
    made.set(report, data)
  }
  return [...made].map(([report, data]) => ({ report, data }))
}
