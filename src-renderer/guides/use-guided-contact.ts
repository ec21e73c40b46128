import type { TFunction } from 'i18next'
import { type Dispatch, type SetStateAction, useMemo, useState } from 'react'
import { bogotaDate } from '#shared/calendar/civil-date.ts'
import type { Case } from '#shared/cases/schema.ts'
import type { Channel, Customer } from '#shared/customers/schema.ts'
import type { Answer } from '#shared/guides/answer.ts'
import { knownFacts } from '#shared/guides/known-facts.ts'
import type { GuideLibrary } from '#shared/guides/library.ts'
import type { GuideRun } from '#shared/guides/run.ts'
import { advance, begin, endEarly, goBack } from '#shared/guides/runner.ts'
import type { CustomerId } from '#shared/kernel/ids.ts'
import { instantOf } from '#shared/kernel/instants.ts'
import { ok, type Rejection, type Result } from '#shared/kernel/result.ts'
import { cardOf } from '../customers/card-of.ts'
import { flushDrafts } from '../drafts/drafts.ts'
import { blankRequest } from '../interactions/begin.ts'
import type { ContactTyped } from '../interactions/contact-values.ts'
import { draftedContact, keepContact } from '../interactions/drafted-contacts.ts'
import { useWords } from '../language/use-words.ts'
import { afterPaint } from '../shell/after-paint.ts'
import { useConsole } from '../shell/console.ts'
import { droppedWords } from './dropped-words.ts'
import { currentLibrary, useLibraryOf } from './guidebook.ts'
import { halfTyped, notesWith } from './half-typed.ts'
import { requestsIn } from './registration.ts'

/** What is said of the last move of a contact. */
interface Told {
  readonly id: string
  readonly refused: Rejection | null
  readonly remark: string | null
}

/**
 * A contact led by its guide: what was answered is its draft, written to the store at every answer.
 * @param typed the contact as its draft has it
 */
export function useGuidedContact(id: string, typed: ContactTyped, customer: Customer | null, followed: Case | null) {
  const { t } = useWords()
  const console = useConsole()
  const [told, setTold] = useState<Told | null>(null)
  const known = useLibraryOf(typed.run?.catalogueVersion ?? null)
  const library = known ?? undefined
  // Bound to its contact: an answer that comes when another is on the screen is still this one's.
  const moves = useMemo(
    () => movesOf(t, id, library, { customer, followed }, setTold, (chosen) => cardOf(console, chosen)),
    [t, id, library, customer, followed, console],
  )
  const its = told?.id === id ? told : null
  return {
    ...moves,
    typed,
    customer,
    library,
    /** Its guide is being read from the store. */
    reading: known === undefined,
    refused: its?.refused ?? null,
    remark: its?.remark ?? null,
  }
}
export type GuidedContactState = ReturnType<typeof useGuidedContact>

interface About {
  readonly customer: Customer | null
  readonly followed: Case | null
}

const now = () => instantOf(Date.now())

function movesOf(
  t: TFunction,
  id: string,
  library: GuideLibrary | undefined,
  { customer, followed }: About,
  setTold: Dispatch<SetStateAction<Told | null>>,
  read: (chosen: CustomerId) => Promise<Result<Customer | null, Rejection>>,
) {
  const facts = (channel: Channel, about = customer) => knownFacts(channel, about, followed, bogotaDate(now()))
  const keep = (change: Partial<ContactTyped>) => {
    const typed = draftedContact(id)
    if (typed !== undefined) keepContact(id, { ...typed, ...change })
  }
  const move = (
    moved: Result<GuideRun, Rejection>,
    change: Partial<ContactTyped> = {},
    remark: string | null = null,
  ) => {
    setTold({ id, refused: moved.ok ? null : moved.error, remark: moved.ok ? remark : null })
    if (!moved.ok) return
    const run = moved.value
    const begun = [...(change.requests ?? draftedContact(id)?.requests ?? [])]
    while (begun.length <= (run.current?.request ?? 0)) begun.push(blankRequest())
    const asked = library === undefined ? [] : requestsIn(library, run, begun)
    keep({ ...change, run, requests: begun.map((one, index) => asked[index] ?? one) })
    // When the step that it leads to is on the screen: what it sends does not stand before its paint.
    afterPaint(flushDrafts)
  }
  /** The notes, with what is being typed at the step that the contact goes away from. */
  const typedSoFar = (its: GuideLibrary): Partial<ContactTyped> => {
    const typed = draftedContact(id)
    return typed === undefined ? {} : { notes: notesWith(typed.notes, halfTyped(t, id, typed, its)) }
  }
  const answer = (stepId: string, given: Answer, change: Partial<ContactTyped> = {}, about = customer) => {
    const { run = null, channel = 'voice' } = draftedContact(id) ?? {}
    if (run === null || library === undefined) return
    const moved = advance(library, run, stepId, given, now(), facts(channel, about))
    // Whose time is over has given no answer: what they were typing is none, and stays in the notes.
    const kept = given.kind === 'timeout' ? { ...typedSoFar(library), ...change } : change
    move(moved, kept, moved.ok ? droppedWords(t, library, run, moved.value, stepId, now()) : null)
  }
  return {
    keep,
    /** What is known of the contact by now, with which its answers are given. */
    facts,
    refuse: (refused: Rejection | null) =>
      setTold((before) => ({ id, refused, remark: before?.id === id ? before.remark : null })),
    chooseChannel(channel: Channel) {
      const typed = draftedContact(id)
      if (typed === undefined) return
      move({ ok: true, value: begin(currentLibrary(), typed.guideId, facts(channel), now()) }, { channel })
    },
    answer,
    /** Who was chosen is read first: where the guide goes from here is asked of their card, not of who was shown before. */
    async identify(stepId: string, customerId: CustomerId | null, created: boolean) {
      const card = customerId === null ? ok(null) : await read(customerId)
      if (card.ok) answer(stepId, { kind: 'customer', customerId, created }, { customerId }, card.value)
      else setTold({ id, refused: card.error, remark: null })
    },
    back(stepId: string, request: number | null) {
      const run = draftedContact(id)?.run
      if (run != null && library !== undefined) move(goBack(library, run, stepId, request))
    },
    endEarly(reason: string) {
      const run = draftedContact(id)?.run
      if (run != null && library !== undefined) move(endEarly(library, run, reason, now()), typedSoFar(library))
    },
  }
}
