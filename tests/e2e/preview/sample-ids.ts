import { instantOf } from '#shared/kernel/instants.ts'

export const id = (group: number, number: number): string =>
  `01939e1a-00${group.toString(16).padStart(2, '0')}-7000-8000-${number.toString(16).padStart(12, '0')}`

export const ids = {
  team: id(1, 1),
  advisor: id(2, 1),
  analyst: id(2, 2),
  coordinator: id(2, 3),
  admin: id(2, 4),
  textiles: id(3, 1),
}

export const MINUTE = 60_000

export const before = (ms: number) => instantOf(Date.now() - ms)
