import { create } from 'zustand'
import type { Rejection } from '#shared/kernel/result.ts'
import { onSignOut } from '../../shell/sign-out.ts'

export interface ImportedRow {
  /** As a spreadsheet counts: the headings are line 1. */
  readonly line: number
  readonly cells: readonly string[]
}

export interface RefusedRow extends ImportedRow {
  /** All that is wrong with it. */
  readonly why: readonly Rejection[]
}

interface Work {
  readonly id: string
  readonly fileName: string
  readonly done: number
  readonly total: number
  /** When the first of it was done (unix ms). */
  readonly begunMs: number
  readonly state: 'running' | 'stopping' | 'stopped' | 'done'
}
export interface ImportWork extends Work {
  readonly headings: readonly string[]
  readonly created: number
  /** Rows whose NIT or cédula a card already has, and rows that were imported before: that card stays as it is. */
  readonly known: number
  /** The first of those. */
  readonly knownRows: readonly ImportedRow[]
  readonly refused: readonly RefusedRow[]
  /** Why it ended of itself: it could not begin, or was undone meanwhile. */
  readonly why: Rejection | null
}
type UndoWork = Work

/** What goes on whatever page is open: the last import of this window and the last undoing. */
interface LongWork {
  readonly importing: ImportWork | null
  readonly undoing: UndoWork | null
  /** Why the last undoing could not begin. */
  readonly undoRefused: Rejection | null
}

const nothing: LongWork = { importing: null, undoing: null, undoRefused: null }
export const useLongWork = create<LongWork>()(() => nothing)

/** Another person sits down here: what is under way ends, and nothing of it is shown. */
export const forgetLongWork = (): void => useLongWork.setState(nothing)
onSignOut(forgetLongWork)

export const isUnderWay = (work: Work | null): work is Work => work?.state === 'running' || work?.state === 'stopping'

const stopped = <W extends Work>(work: W | null): W | null =>
  work?.state === 'running' ? { ...work, state: 'stopping' } : work

export const stopImporting = (): void => useLongWork.setState(({ importing }) => ({ importing: stopped(importing) }))
export const stopUndoing = (): void => useLongWork.setState(({ undoing }) => ({ undoing: stopped(undoing) }))

/** Writes how far it came, unless it has been forgotten. */
export const importCame = (id: string, changed: Partial<ImportWork>): void =>
  useLongWork.setState(({ importing }) => (importing?.id === id ? { importing: { ...importing, ...changed } } : {}))
export const undoCame = (id: string, changed: Partial<UndoWork>): void =>
  useLongWork.setState(({ undoing }) => (undoing?.id === id ? { undoing: { ...undoing, ...changed } } : {}))

/** Whether it is to go on: neither stopped nor forgotten. */
export const importGoesOn = (id: string): boolean => goesOn(useLongWork.getState().importing, id)
export const undoGoesOn = (id: string): boolean => goesOn(useLongWork.getState().undoing, id)
const goesOn = (work: Work | null, id: string): boolean => work?.id === id && work.state === 'running'

/** Fewer milliseconds say nothing about how fast it goes. */
const TELLING_MS = 3_000

/** How long it takes still at the pace it had until now; null before that can be told. */
export function msLeft(
  { done, total, begunMs }: Pick<Work, 'done' | 'total' | 'begunMs'>,
  nowMs: number,
): number | null {
  const past = nowMs - begunMs
  return done === 0 || past < TELLING_MS ? null : (past / done) * (total - done)
}
