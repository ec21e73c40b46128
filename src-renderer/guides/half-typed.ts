import type { TFunction } from 'i18next'
import { z } from 'zod'
import { checklistOf } from '#shared/catalogues/checklist.ts'
import type { GuideLibrary } from '#shared/guides/library.ts'
import type { GuideRun } from '#shared/guides/run.ts'
import type { AnsweredStep } from '#shared/guides/schema.ts'
import { kindAt } from '#shared/guides/valid-answer.ts'
import { viewNow } from '#shared/guides/view.ts'
import { descriptionUnsent } from '../cases/escalation-draft.ts'
import { draftJson, draftText } from '../drafts/drafts.ts'
import type { ContactTyped, RequestTyped } from '../interactions/contact-values.ts'
import { ChecklistTyped, checklistField, stepField } from './step-field.ts'
import { inWords } from './words.ts'

/**
 * What stands in the fields of the step that a contact is at, and was not given as its answer: it is in the draft alone,
 * which goes with the registration.
 * @returns a paragraph each, with what was being asked
 */
export function halfTyped(t: TFunction, id: string, typed: ContactTyped, library: GuideLibrary): readonly string[] {
  const { run, requests } = typed
  const unsent = (asked: readonly RequestTyped[]) =>
    asked
      .map((request) => descriptionUnsent(t, id, library.catalogue, request))
      .filter((text) => text !== '')
      .map((text) => t('guides.unsent', { text }))
  if (run === null) return unsent(requests)
  const { current } = viewNow(library, run)
  if (current === null) return []
  if (current.step.kind === 'act' && current.step.action === 'escalate')
    return unsent(requests.slice(current.request ?? 0, (current.request ?? 0) + 1))
  const words = wordsAt(t, id, run, library, current.step)
  return words === '' ? [] : [`${inWords(t, current.step.label)}: ${words}`]
}

/** The contact's notes with what would else be lost, each once however often it is tried. */
export const notesWith = (notes: string, words: readonly string[]): string =>
  words.reduce((all, one) => (all.includes(one) ? all : `${all.trimEnd()}\n${one}`.trimStart()), notes)

const Values = z.record(z.string(), z.string())

function wordsAt(t: TFunction, id: string, run: GuideRun, library: GuideLibrary, step: AnsweredStep): string {
  const request = run.current?.request ?? null
  if (step.kind === 'checklist') {
    const kind = kindAt(run, step)
    const { overrides } = ChecklistTyped.catch({ ticked: [], overrides: {} }).parse(
      draftJson(id, checklistField(step.id, request, kind)),
    )
    return listed(
      checklistOf(library.catalogue, kind).map((item) => [inWords(t, item.text), overrides[item.id] ?? ''] as const),
    )
  }
  if (step.kind !== 'ask') return ''
  const field = stepField(step.id, request)
  if (step.field.type === 'text') return draftText(id, field)?.trim() ?? ''
  // What is asked for in a sensitive form (a user, a telephone) is left out of what is registered, and so is its half.
  if (step.field.type !== 'form' || step.sensitive === true) return ''
  const values = Values.catch({}).parse(draftJson(id, field))
  return listed(Object.entries(values).map(([name, value]) => [t(`guides.field.${name}`), value] as const))
}

const listed = (entries: readonly (readonly [string, string])[]): string =>
  entries
    .filter(([, value]) => value.trim() !== '')
    .map(([name, value]) => `${name}: ${value.trim()}`)
    .join(' · ')
