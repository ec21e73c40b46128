import { create } from 'zustand'
import type { Console } from '#shared/console/contract.ts'
import type { Draft } from '#shared/console/queries.ts'
import { writeInMs } from './pace.ts'

interface Unsaved {
  readonly contact: string
  readonly field: string
  readonly firstMs: number
  readonly timer: ReturnType<typeof setTimeout>
}

interface DraftsState {
  /** Texts by contact and field; the window's own copy is the newest there is. Undefined until the store has been read. */
  readonly texts: Readonly<Record<string, Readonly<Record<string, string>>>> | undefined
  /** When each contact was last written to the store (unix ms). */
  readonly savedAt: Readonly<Record<string, number>>
}

export const useDrafts = create<DraftsState>()(() => ({ texts: undefined, savedAt: {} }))

let console: Console | undefined
const unsaved = new Map<string, Unsaved>()

/** Reads what was being written when the window was closed. Once, when the store opens. */
export async function openDrafts(services: Console): Promise<void> {
  console = services
  const kept: readonly Draft[] = await services.query('drafts.all', {})
  const texts: Record<string, Record<string, string>> = {}
  for (const { contact, field, text } of kept) texts[contact] = { ...texts[contact], [field]: text }
  useDrafts.setState({ texts, savedAt: {} })
}

/** Forgets the window's copy: somebody else may sign in. */
export function closeDrafts(): void {
  flushDrafts()
  useDrafts.setState({ texts: undefined, savedAt: {} })
}

const keyOf = (contact: string, field: string): string => `${contact}\n${field}`

/** Takes a text as it is being typed. It is in the store within {@link writeInMs}. */
export function putDraft(contact: string, field: string, text: string): void {
  const { texts = {} } = useDrafts.getState()
  if (texts[contact]?.[field] === text) return
  useDrafts.setState({ texts: { ...texts, [contact]: { ...texts[contact], [field]: text } } })
  const key = keyOf(contact, field)
  const now = Date.now()
  const waiting = unsaved.get(key)
  if (waiting !== undefined) clearTimeout(waiting.timer)
  const firstMs = waiting?.firstMs ?? now
  const timer = setTimeout(() => void write(contact, field), writeInMs(firstMs, now, now))
  unsaved.set(key, { contact, field, firstMs, timer })
}

async function write(contact: string, field: string): Promise<void> {
  const key = keyOf(contact, field)
  const waiting = unsaved.get(key)
  if (waiting === undefined) return
  clearTimeout(waiting.timer)
  unsaved.delete(key)
  const text = useDrafts.getState().texts?.[contact]?.[field]
  if (console === undefined || text === undefined) return
  const answer = await console.call('draft.put', { contact, field, text })
  if (answer.ok) useDrafts.setState(({ savedAt }) => ({ savedAt: { ...savedAt, [contact]: Date.now() } }))
}

/** Writes at once all that waits: the window is being hidden, closed or locked. */
export function flushDrafts(): void {
  for (const { contact, field } of [...unsaved.values()]) void write(contact, field)
}

/** What was written became a command, or its author let it go. */
export async function dropDraft(contact: string): Promise<void> {
  for (const [key, waiting] of unsaved) {
    if (waiting.contact !== contact) continue
    clearTimeout(waiting.timer)
    unsaved.delete(key)
  }
  useDrafts.setState(({ texts = {} }) => {
    const { [contact]: _, ...rest } = texts
    return { texts: rest }
  })
  await console?.call('draft.drop', { contact })
}

export const draftText = (contact: string, field: string): string | undefined =>
  useDrafts.getState().texts?.[contact]?.[field]
