import { create } from 'zustand'
import type { Console } from '#shared/console/contract.ts'
import type { Draft } from '#shared/console/queries.ts'
import { faultAsRefusal } from '../shell/console.ts'
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
  /** Fields by contact whose newest text the store has not said that it has. */
  readonly unsaved: Readonly<Record<string, readonly string[]>>
  /** Contacts of which the store would not take a text the last time; it is tried again. */
  readonly refused: readonly string[]
}

/** A text that the store would not take is offered again after so long. */
const AGAIN_MS = 2_000

const nothing = { savedAt: {}, unsaved: {}, refused: [] } as const

export const useDrafts = create<DraftsState>()(() => ({ ...nothing, texts: undefined }))

let console: Console | undefined
/** The reading that is under way or done, until they are closed. */
let read: Promise<void> | undefined
const waitingToBeWritten = new Map<string, Unsaved>()

/** Reads what was being written when the window was closed. Once, when the store opens, whoever asks first. */
export function openDrafts(services: Console): Promise<void> {
  if (read !== undefined && console === services) return read
  console = services
  const mine: Promise<void> = readDrafts(services, () => read === mine)
  read = mine
  return mine
}

async function readDrafts(services: Console, isStillWanted: () => boolean): Promise<void> {
  const kept: readonly Draft[] = await services.query('drafts.all', {})
  if (!isStillWanted()) return
  const texts: Record<string, Record<string, string>> = {}
  for (const { contact, field, text } of kept) texts[contact] = { ...texts[contact], [field]: text }
  useDrafts.setState({ ...nothing, texts })
}

/** Forgets the window's copy: somebody else may sign in. */
export function closeDrafts(): void {
  flushDrafts()
  read = undefined
  useDrafts.setState({ ...nothing, texts: undefined })
}

const without = (fields: readonly string[] | undefined, field: string): readonly string[] =>
  (fields ?? []).filter((one) => one !== field)

const keyOf = (contact: string, field: string): string => `${contact}\n${field}`

/** Takes a text as it is being typed. It is in the store within {@link writeInMs}. */
export function putDraft(contact: string, field: string, text: string): void {
  const { texts = {}, unsaved } = useDrafts.getState()
  if (texts[contact]?.[field] === text) return
  useDrafts.setState({
    texts: { ...texts, [contact]: { ...texts[contact], [field]: text } },
    unsaved: { ...unsaved, [contact]: [...without(unsaved[contact], field), field] },
  })
  const key = keyOf(contact, field)
  const now = Date.now()
  const waiting = waitingToBeWritten.get(key)
  if (waiting !== undefined) clearTimeout(waiting.timer)
  const firstMs = waiting?.firstMs ?? now
  const timer = setTimeout(() => void write(contact, field), writeInMs(firstMs, now, now))
  waitingToBeWritten.set(key, { contact, field, firstMs, timer })
}

async function write(contact: string, field: string): Promise<void> {
  const key = keyOf(contact, field)
  const waiting = waitingToBeWritten.get(key)
  if (waiting === undefined) return
  clearTimeout(waiting.timer)
  waitingToBeWritten.delete(key)
  const text = useDrafts.getState().texts?.[contact]?.[field]
  if (console === undefined || text === undefined) return
  // A fault is logged where it happened; the text is still here, and is offered again like a refused one.
  const answer = await console.call('draft.put', { contact, field, text }).catch(faultAsRefusal)
  if (!answer.ok) return again(contact, field)
  useDrafts.setState(({ texts, savedAt, unsaved, refused }) => ({
    refused: refused.filter((one) => one !== contact),
    savedAt: { ...savedAt, [contact]: Date.now() },
    // Who typed on meanwhile has a newer text, which waits for its own turn.
    ...(texts?.[contact]?.[field] === text
      ? { unsaved: { ...unsaved, [contact]: without(unsaved[contact], field) } }
      : {}),
  }))
}

/** The store would not have a text: it is offered again, unless a newer one waits already or its contact has gone. */
function again(contact: string, field: string): void {
  if (draftText(contact, field) === undefined) return
  useDrafts.setState(({ refused }) => ({ refused: [...refused.filter((one) => one !== contact), contact] }))
  const key = keyOf(contact, field)
  if (waitingToBeWritten.has(key)) return
  const timer = setTimeout(() => void write(contact, field), AGAIN_MS)
  waitingToBeWritten.set(key, { contact, field, firstMs: Date.now(), timer })
}

/** Writes at once all that waits: the window is being hidden, closed or locked. */
export function flushDrafts(): void {
  for (const { contact, field } of [...waitingToBeWritten.values()]) void write(contact, field)
}

/** What was written became a command, or its author let it go; `to`: it goes on there, and so do its files. */
export async function dropDraft(contact: string, to?: string): Promise<void> {
  for (const [key, waiting] of waitingToBeWritten) {
    if (waiting.contact !== contact) continue
    clearTimeout(waiting.timer)
    waitingToBeWritten.delete(key)
  }
  useDrafts.setState(({ texts = {}, unsaved: { [contact]: __, ...unsaved }, refused }) => {
    const { [contact]: _, ...rest } = texts
    return { texts: rest, unsaved, refused: refused.filter((one) => one !== contact) }
  })
  await console?.call('draft.drop', { contact, ...(to === undefined ? {} : { to }) })
}

export const draftText = (contact: string, field: string): string | undefined =>
  useDrafts.getState().texts?.[contact]?.[field]

/** A text of a draft that is a form's values; null where there is none, or it is of another version's form. */
export function draftJson(contact: string, field: string): unknown {
  try {
    return JSON.parse(draftText(contact, field) ?? 'null')
  } catch {
    // Its words cannot be placed: the form begins anew.
    return null
  }
}

/** Which of the forms of a place was being typed in, by what follows `place` in its draft's name; null where none was. */
export const draftedIn = (place: string): string | null =>
  Object.keys(useDrafts.getState().texts ?? {})
    .find((contact) => contact.startsWith(place))
    ?.slice(place.length) ?? null
