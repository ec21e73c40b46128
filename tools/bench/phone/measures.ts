import { setTimeout as sleep } from 'node:timers/promises'
import { customerCalls } from '#tests/telephony/harness/phone.ts'
import type { PhoneNotes } from './note.ts'
import type { BenchPhone, PhoneBenchWorld } from './world.ts'

/** A customer of the stress store whose number nobody else has. */
export interface KnownCaller {
  readonly number: string
  readonly name: string
}

/** One side's figures, in milliseconds. */
export interface PhoneTimes {
  readonly toName: number[]
  readonly toSound: number[]
  readonly toRegistered: number[]
  readonly toSoundAgain: number[]
}
export const noTimes = (): PhoneTimes => ({ toName: [], toSound: [], toRegistered: [], toSoundAgain: [] })

const WITHIN_MS = 20_000
const LOOK_MS = 50
/** A call is talked in for a moment, and the next one comes a moment later. */
const TALK_MS = 300

type Noted = Omit<PhoneNotes, 'painted'>

/** Waits until the page has noted what is asked for; of the rest nothing may be believed. */
async function noted(
  { page }: BenchPhone,
  wanted: readonly (keyof Noted)[],
): Promise<{ readonly [Name in keyof Noted]: NonNullable<Noted[Name]> }> {
  const end = Date.now() + WITHIN_MS
  for (;;) {
    const notes = await page.evaluate(() => ({ ...window.phoneNotes })).catch(() => null)
    if (notes !== null && wanted.every((name) => notes[name] !== null))
      return notes as { readonly [Name in keyof Noted]: NonNullable<Noted[Name]> } // by the condition
    if (Date.now() > end) throw new Error(`${page.url()} noted only ${JSON.stringify(notes)}`)
    await sleep(LOOK_MS)
  }
}

const bothWays = ({ received, sent }: NonNullable<Noted['sound']>): number => Math.max(received, sent)

/** A call: how soon its customer's name stands there, and how soon it sounds once it is answered. */
async function call(
  { pbx }: PhoneBenchWorld,
  phone: BenchPhone,
  { number, name }: KnownCaller,
  times: PhoneTimes,
  then: () => Promise<void>,
): Promise<void> {
  const painted = phone.page.evaluate(([where, text, within]) => window.phoneNotes.painted(where, text, within), [
    phone.name,
    name,
    WITHIN_MS,
  ] as const)
  const customer = await customerCalls(pbx, { dials: phone.dials, number })
  const shown = await painted
  await phone.page.keyboard.press('F2')
  const { invited, answered, sound } = await noted(phone, ['invited', 'answered', 'sound'])
  times.toName.push(shown - invited)
  times.toSound.push(bothWays(sound) - answered)
  await sleep(TALK_MS)
  await then()
  await phone.over()
  await customer.ended
  await customer.close()
}

const nothing = async () => {}

/** @param caller of each turn; ours and the bare page take turns */
export async function calls(
  world: PhoneBenchWorld,
  callers: readonly KnownCaller[],
  ours: PhoneTimes,
  bare: PhoneTimes,
): Promise<void> {
  for (const caller of callers) {
    await call(world, world.ours, caller, ours, nothing)
    await call(world, world.bare, caller, bare, nothing)
  }
}

/** Reloads in a call: how soon the opened page is registered, and sounds again. */
export async function reloads(
  world: PhoneBenchWorld,
  callers: readonly KnownCaller[],
  ours: PhoneTimes,
  bare: PhoneTimes,
): Promise<void> {
  for (const caller of callers)
    for (const [phone, times] of [
      [world.ours, ours],
      [world.bare, bare],
    ] as const)
      await call(world, phone, caller, noTimes(), async () => {
        await phone.page.reload({ waitUntil: 'commit' })
        const { began, registered, sound } = await noted(phone, ['began', 'registered', 'sound'])
        times.toRegistered.push(registered - began)
        times.toSoundAgain.push(bothWays(sound))
      })
}
