import type { Case, CaseEntry } from '#shared/cases/schema.ts'
import type { Actor } from '#shared/kernel/commands.ts'
import { type CaseAction, isNext, offeredActions } from './actions.ts'

const TO_SOLVE = ['case.provideData', 'case.objectAnswer', 'case.reopen', 'case.transfer'] as const

/** What each action answers, of what somebody else has said on the case; the others answer nothing. */
const answers = {
  'case.take': ['case.transfer'],
  'case.answer': TO_SOLVE,
  'case.returnForData': TO_SOLVE,
  'case.provideData': ['case.returnForData'],
  'case.tellExtension': ['case.extendTerm'],
  'case.informCustomer': ['case.answer'],
  'case.objectAnswer': ['case.answer'],
  'case.close': ['case.informCustomer'],
} as const satisfies Partial<Record<CaseAction, readonly CaseAction[]>>

type Answering = keyof typeof answers
/** A saying that a case waits with. */
export type WaitingWhat = (typeof answers)[Answering][number]
export interface WaitingWords extends CaseEntry {
  readonly what: WaitingWhat
}

const isAnswering = (name: CaseAction): name is Answering => name in answers
const isOf = (whats: readonly WaitingWhat[], entry: CaseEntry): entry is WaitingWords =>
  entry.text !== '' && whats.some((what) => what === entry.what)

/** The question, answer or reason that this action answers: the last of its kind; null: it answers none. */
export function wordsAnswered(current: Pick<Case, 'entries'>, name: CaseAction): WaitingWords | null {
  if (!isAnswering(name)) return null
  const whats = answers[name]
  return current.entries.findLast((entry): entry is WaitingWords => isOf(whats, entry)) ?? null
}

/** With which words the case waits for this person; null: it waits for somebody else, or without words. */
export function waitingWords(current: Case, actor: Actor): WaitingWords | null {
  const next = offeredActions(current, actor).find(({ now }) => now)
  return next === undefined || !isNext(next.name) ? null : wordsAnswered(current, next.name)
}
