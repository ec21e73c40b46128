import type { Page } from '@playwright/test'
import { keyToPaint } from './paint.ts'
import type { DeskWorld } from './world.ts'

const LETTERS = 150
const CONTACTS = 25
const SEARCHES = 40
const SETTLES_MS = 400
export const STEP = 'section[data-step] h2'
const BARE_STEP = '#step'

export interface Times {
  readonly ours: number[]
  readonly peer: number[]
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
  for (let letter = 0; letter < LETTERS; letter++) {
    const key = 'tasa de capital '.charAt(letter % 16)
    times.ours.push(await keyToPaint(desk, key, null))
    times.peer.push(await keyToPaint(bare, key, null))
  }
  return times
}

export async function answering({ desk, bare }: DeskWorld): Promise<Times> {
  const times: Times = { ours: [], peer: [] }
  for (let contact = 0; contact < CONTACTS; contact++) {
    await begin(desk)
    for (const key of ['1', 'Enter', '1']) {
      times.ours.push(await keyToPaint(desk, key, STEP))
      times.peer.push(await keyToPaint(bare, 'F2', BARE_STEP))
    }
  }
  return times
}

/** The contacts in course, one after the other, by their keys. */
export async function switching({ desk, bare }: DeskWorld): Promise<Times> {
  const times: Times = { ours: [], peer: [] }
  for (let turn = 0; turn < CONTACTS * 2; turn++) {
    times.ours.push(await keyToPaint(desk, `Alt+${1 + (turn % 2)}`, 'a[aria-current="true"]'))
    times.peer.push(await keyToPaint(bare, 'F2', BARE_STEP))
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
  const field = desk.getByRole('textbox', { name: 'Nombre, NIT, cédula, teléfono o correo' }).first()
  const times: number[] = []
  for (let turn = 0; turn < SEARCHES; turn++) {
    const [before, last] = textAt(turn)
    await field.fill(before)
    await desk.waitForTimeout(SETTLES_MS)
    times.push(await keyToPaint(desk, last, '[data-region="list"] a b'))
  }
  return times
}
