import type { Console } from '#shared/console/contract.ts'
import { type Draft, setAsideFrom } from '#shared/console/drafts.ts'
import { faultAsRefusal } from '../shell/console.ts'
import { bothKept, mergeTexts } from './merge.ts'
import { writeInMs } from './pace.ts'
import { alone, type OtherPages, otherPages, type Told } from './pages.ts'
import { clashOf, draftText, type Held, nothingWritten, setClash, setText, show, useDrafts } from './texts.ts'

export { draftedIn, draftJson, draftText, useDrafts } from './texts.ts'

interface Unsaved {
  readonly contact: string
  readonly field: string
  readonly firstMs: number
  readonly timer: ReturnType<typeof setTimeout>
}

/** A text that the store would not take is offered again after so long. */
const AGAIN_MS = 2_000
/** No version is this one: while there is a clash, what is typed stays aside. */
const ASIDE = 'aside'

let console: Console | undefined
/** The reading that is under way or done, until they are closed. */
let read: Promise<void> | undefined
let page = ''
let others: OtherPages = alone
const waitingToBeWritten = new Map<string, Unsaved>()
const held = new Map<string, Held>()
/** Fields whose next text is what was chosen between two. */
const settling = new Set<string>()
/** Fields of which the last to write has its way. */
const lastWins = new Set<string>()
/** How often something was written or let go here: what the store was asked before that is old. */
let changes = 0

/** Reads what was being written when the window was closed. Once, when the store opens, whoever asks first. */
export function openDrafts(services: Console, pages: typeof otherPages = otherPages): Promise<void> {
  if (read !== undefined && console === services) return read
  console = services
  page = crypto.randomUUID()
  others.close()
  others = pages(follow)
  const mine: Promise<void> = readDrafts(services, () => read === mine)
  read = mine
  return mine
}

async function readDrafts(services: Console, isStillWanted: () => boolean): Promise<void> {
  const kept: readonly Draft[] = await services.query('drafts.all', {})
  if (!isStillWanted()) return
  held.clear()
  useDrafts.setState({ ...nothingWritten, texts: {} })
  const isAside = ({ field }: Draft) => setAsideFrom(field) !== null
  for (const { contact, field, text, updatedAt } of kept.filter((one) => !isAside(one))) {
    held.set(keyOf(contact, field), { text, updatedAt })
    setText(contact, field, text)
  }
  // What was set aside and not chosen yet is still to be chosen.
  for (const { contact, field: aside, text } of kept.filter(isAside)) {
    const field = setAsideFrom(aside) ?? aside
    setClash(contact, field, held.get(keyOf(contact, field)) ?? null)
    setText(contact, field, text)
  }
}

/** Forgets the window's copy: somebody else may sign in. */
export function closeDrafts(): void {
  flushDrafts()
  read = undefined
  others.close()
  others = alone
  for (const all of [held, settling, lastWins]) all.clear()
  useDrafts.setState({ ...nothingWritten, texts: undefined })
}

const keyOf = (contact: string, field: string): string => `${contact}\n${field}`

const without = (fields: readonly string[] | undefined, field: string): readonly string[] =>
  (fields ?? []).filter((one) => one !== field)

/** Takes a text as it is being typed. It is in the store within {@link writeInMs}. */
export function putDraft(contact: string, field: string, text: string): void {
  if (draftText(contact, field) === text) return
  // In one go: whoever shows it is told once a key.
  useDrafts.setState(({ texts = {}, unsaved }) => ({
    texts: { ...texts, [contact]: { ...texts[contact], [field]: text } },
    unsaved: { ...unsaved, [contact]: [...without(unsaved[contact], field), field] },
  }))
  const now = Date.now()
  const firstMs = waitingToBeWritten.get(keyOf(contact, field))?.firstMs ?? now
  writeLater(contact, field, writeInMs(firstMs, now, now))
}

function writeLater(contact: string, field: string, afterMs: number): void {
  const key = keyOf(contact, field)
  const waiting = waitingToBeWritten.get(key)
  if (waiting !== undefined) clearTimeout(waiting.timer)
  const timer = setTimeout(() => void write(contact, field), afterMs)
  waitingToBeWritten.set(key, { contact, field, firstMs: waiting?.firstMs ?? Date.now(), timer })
}

/** {@link putDraft} of what the console remembers by itself: of two pages the last to write has it. */
export function putLast(contact: string, field: string, text: string): void {
  lastWins.add(keyOf(contact, field))
  putDraft(contact, field, text)
}

async function write(contact: string, field: string): Promise<void> {
  const key = keyOf(contact, field)
  const waiting = waitingToBeWritten.get(key)
  if (waiting === undefined) return
  clearTimeout(waiting.timer)
  waitingToBeWritten.delete(key)
  const text = draftText(contact, field)
  if (console === undefined || text === undefined) return
  const reading = read
  const isClash = clashOf(contact, field) !== undefined
  const by = lastWins.has(key) ? {} : { by: { page, over: isClash ? ASIDE : (held.get(key)?.updatedAt ?? null) } }
  const settles = settling.delete(key)
  // A fault is logged where it happened; the text is still here, and is offered again like a refused one.
  const answer = await console.call('draft.put', { contact, field, text, ...by, settles }).catch(faultAsRefusal)
  if (!answer.ok) {
    if (settles) settling.add(key)
    return again(contact, field)
  }
  // Let go of meanwhile, or another person's page by now.
  if (read !== reading || draftText(contact, field) === undefined) return
  changes++
  if (answer.value.state === 'overtaken' && merge(contact, field, answer.value.stored)) return
  if (answer.value.state === 'written') {
    const { updatedAt } = answer.value
    held.set(key, { text, updatedAt })
    if (!lastWins.has(key)) others.tell({ contact, field, text, updatedAt })
  }
  useDrafts.setState(({ texts, savedAt, unsaved, refused }) => ({
    refused: refused.filter((one) => one !== contact),
    savedAt: { ...savedAt, [contact]: Date.now() },
    // Who typed on meanwhile has a newer text, which waits for its own turn.
    ...(texts?.[contact]?.[field] === text
      ? { unsaved: { ...unsaved, [contact]: without(unsaved[contact], field) } }
      : {}),
  }))
}

/** Another page wrote meanwhile: what differs goes together, or somebody has to choose. @returns whether it did */
function merge(contact: string, field: string, stored: Held | null): boolean {
  const key = keyOf(contact, field)
  const mine = draftText(contact, field) ?? ''
  const merged = stored === null ? null : mergeTexts(held.get(key)?.text ?? '', mine, stored.text)
  if (stored === null || merged === null) {
    setClash(contact, field, stored)
    return false
  }
  settle(contact, field, stored, merged)
  return true
}

/** A text that takes the place of what another page wrote, and of what was set aside. */
function settle(contact: string, field: string, theirs: Held | null, text: string): void {
  const key = keyOf(contact, field)
  if (theirs === null) held.delete(key)
  else held.set(key, theirs)
  useDrafts.setState(({ clashes: { [contact]: ofContact = {}, ...clashes } }) => {
    const { [field]: _, ...left } = ofContact
    return { clashes: Object.keys(left).length === 0 ? clashes : { ...clashes, [contact]: left } }
  })
  settling.add(key)
  show(contact, field, text)
  useDrafts.setState(({ unsaved }) => ({
    unsaved: { ...unsaved, [contact]: [...without(unsaved[contact], field), field] },
  }))
  writeLater(contact, field, 0)
}

/** Somebody chose between what was typed here and in another page; the words of both stay. */
export function settleClashes(contact: string, whose: 'here' | 'there'): void {
  const { clashes, texts } = useDrafts.getState()
  const fields = Object.entries(clashes[contact] ?? {})
  if (fields.some(([, theirs]) => theirs === null)) {
    // The other page let all of it go.
    if (whose === 'there') return void dropDraft(contact)
    for (const [field, text] of Object.entries(texts?.[contact] ?? {})) settle(contact, field, null, text)
    return
  }
  for (const [field, theirs] of fields) {
    const mine = draftText(contact, field) ?? ''
    if (theirs !== null)
      settle(contact, field, theirs, whose === 'here' ? bothKept(mine, theirs.text) : bothKept(theirs.text, mine))
  }
}

/** Another page has written: this one follows, unless something else is being typed in it; then its own writing finds out. */
function follow(news: Told): void {
  const { texts, unsaved } = useDrafts.getState()
  if (texts === undefined) return
  const { contact } = news
  if ('dropped' in news) {
    letGo(contact)
    return
  }
  const { field, text, updatedAt } = news
  const known = held.get(keyOf(contact, field))
  if (updatedAt !== null && (known?.updatedAt ?? '') >= updatedAt) return
  if (clashOf(contact, field) !== undefined) setClash(contact, field, { text, updatedAt })
  else if (unsaved[contact]?.includes(field) !== true) takeOver(contact, field, { text, updatedAt })
}

function takeOver(contact: string, field: string, { text, updatedAt }: Held): void {
  held.set(keyOf(contact, field), { text, updatedAt })
  show(contact, field, text)
}

/** Another page let a contact go: so does this one, but for what is being typed in it. */
function letGo(contact: string): void {
  const { unsaved, clashes } = useDrafts.getState()
  for (const field of Object.keys(clashes[contact] ?? {})) {
    setClash(contact, field, null)
    // What was set aside in the store has gone with the rest.
    writeLater(contact, field, 0)
  }
  if ((unsaved[contact]?.length ?? 0) === 0 && clashes[contact] === undefined) forget(contact)
}

/** Reads what another browser's page may have written while this one was not looked at. */
export async function followStore(): Promise<void> {
  const services = console
  const reading = read
  const before = changes
  if (services === undefined || useDrafts.getState().texts === undefined) return
  const kept = await services.query('drafts.all', {}).catch(() => null)
  if (kept === null || read !== reading || changes !== before) return
  const there = new Set(kept.map(({ contact }) => contact))
  for (const row of kept)
    if (setAsideFrom(row.field) === null && !lastWins.has(keyOf(row.contact, row.field))) follow(row)
  for (const contact of Object.keys(useDrafts.getState().texts ?? {})) if (!there.has(contact)) letGo(contact)
}

/** The store would not have a text: it is offered again, unless a newer one waits already or its contact has gone. */
function again(contact: string, field: string): void {
  if (draftText(contact, field) === undefined) return
  useDrafts.setState(({ refused }) => ({ refused: [...refused.filter((one) => one !== contact), contact] }))
  if (!waitingToBeWritten.has(keyOf(contact, field))) writeLater(contact, field, AGAIN_MS)
}

/** Writes at once all that waits: the window is being hidden, closed or locked. */
export function flushDrafts(): void {
  for (const { contact, field } of [...waitingToBeWritten.values()]) void write(contact, field)
}

function forget(contact: string): void {
  for (const [key, waiting] of waitingToBeWritten) {
    if (waiting.contact !== contact) continue
    clearTimeout(waiting.timer)
    waitingToBeWritten.delete(key)
  }
  const { texts } = useDrafts.getState()
  for (const field of Object.keys(texts?.[contact] ?? {})) held.delete(keyOf(contact, field))
  useDrafts.setState(({ texts = {}, unsaved, refused, clashes }) => {
    const { [contact]: _, ...rest } = texts
    const { [contact]: __, ...saved } = unsaved
    const { [contact]: ___, ...apart } = clashes
    return { texts: rest, unsaved: saved, clashes: apart, refused: refused.filter((one) => one !== contact) }
  })
}

/** What was written became a command, or its author let it go; `to`: it goes on there, and so do its files. */
export async function dropDraft(contact: string, to?: string): Promise<void> {
  changes++
  forget(contact)
  await console?.call('draft.drop', { contact, ...(to === undefined ? {} : { to }) })
  others.tell({ contact, dropped: true })
}
