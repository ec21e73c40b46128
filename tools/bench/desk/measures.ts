import type { Page } from '@playwright/test'
import { keyToPaint } from './paint.ts'
import type { DeskWorld } from './world.ts'

const LETTERS = 150
const CONTACTS = 25
/** Contacts and keys of either side that are not counted: the page's code is compiled by them. */
const WARM_UP = 10
const SEARCHES = 40
const SETTLES_MS = 400
export const STEP = 'section[data-step] h2'
const BARE_STEP = '#step'

export interface Times {
  readonly ours: number[]
  readonly peer: number[]
}

const note = (times: Times, ours: number, peer: number): void => {
  times.ours.push(ours)
  times.peer.push(peer)
}

/** A new contact by voice, at its first step. */
async function begin(desk: Page): Promise<void> {
  await desk.getByRole('button', { name: 'Nuevo contacto' }).click()
  await desk.locator(STEP).waitFor()
}

export async function typing({ desk, bare }: DeskWorld): Promise<Times> {
  await begin(desk)
  for (const key of ['1', 'Enter', '1']) await keyToPaint(desk, key, STEP)
  await desk.getByRole('button', { name: 'No se identifica el cliente' }).click()
  await desk.getByRole('textbox', { name: 'Motivo del contacto' }).focus()
  await bare.locator('#field').focus()
  const times: Times = { ours: [], peer: [] }
  for (let letter = -WARM_UP; letter < LETTERS; letter++) {
    const key = 'tasa de capital '.charAt((letter + WARM_UP) % 16)
    const [ours, peer] = [await keyToPaint(desk, key, null), await keyToPaint(bare, key, null)]
    if (letter >= 0) note(times, ours, peer)
  }
  return times
}

export async function answering({ desk, bare }: DeskWorld): Promise<Times> {
  const times: Times = { ours: [], peer: [] }
  for (let contact = -WARM_UP; contact < CONTACTS; contact++) {
    await begin(desk)
    for (const key of ['1', 'Enter', '1']) {
      const [ours, peer] = [await keyToPaint(desk, key, STEP), await keyToPaint(bare, 'F2', BARE_STEP)]
      if (contact >= 0) note(times, ours, peer)
    }
  }
  return times
}

/** Two contacts in course, one after the other, by their keys: painted when the step of the other one is. */
export async function switching({ desk, bare }: DeskWorld): Promise<Times> {
  const times: Times = { ours: [], peer: [] }
  for (let turn = -WARM_UP; turn < CONTACTS * 2; turn++) {
    const key = `Alt+${turn % 2 === 0 ? 1 : 2}`
    const [ours, peer] = [await keyToPaint(desk, key, STEP), await keyToPaint(bare, 'F2', BARE_STEP)]
    if (turn >= 0) note(times, ours, peer)
  }
  return times
}

/** What stands there, and the last key: with it other customers are found. */
const TEXTS = [
  ['text ', 'p'],
  ['ferr ', 'b'],
] as const
const textAt = (turn: number) => TEXTS[turn % TEXTS.length] ?? TEXTS[0]

/** The texts that are searched for, each as often as the other. */
export const searchedTexts = (): string[] => Array.from({ length: SEARCHES }, (_, turn) => textAt(turn).join(''))

/** From the last key of a search to its results: what is listed reads otherwise. */
export async function searching({ desk }: DeskWorld): Promise<number[]> {
  await desk.getByRole('navigation').first().getByRole('link', { name: 'Clientes' }).click()
  const field = desk.getByRole('textbox', { name: 'Nombre, NIT, cédula, teléfono, correo' }).first()
  const times: number[] = []
  for (let turn = 0; turn < SEARCHES; turn++) {
    const [before, last] = textAt(turn)
    await field.fill(before)
    await desk.waitForTimeout(SETTLES_MS)
    times.push(await keyToPaint(desk, last, '[data-region="list"] a b'))
  }
  return times
}
