import type { TFunction } from 'i18next'
import type { EditionProblem } from '#shared/guidebook/verify.ts'
import type { Guide } from '#shared/guides/schema.ts'
import { inWords } from '../guides/words.ts'
import { placeWords } from './place-words.ts'
import type { FormProblem, Working } from './working.ts'

/** What a problem names, as people call it: steps by their label. */
export function nameInProblem(
  t: TFunction,
  guide: Guide | undefined,
  { code, name }: { readonly code: string; readonly name: string | null },
): string {
  if (code === 'early.noneByChannel' && name !== null) return t(`channel.${name}`).toLowerCase()
  const step = code === 'step.notAsked' ? guide?.steps.find(({ id }) => id === name) : undefined
  return step === undefined ? (name ?? '') : t('guidebook.condition.quoted', { name: inWords(t, step.label) })
}

/** A guide's name; while it is being written anew, the one that it had. */
export function guideName(t: TFunction, id: string, guides: readonly Guide[], before: readonly Guide[]): string {
  const named = [guides, before].flatMap((some) => some.filter((one) => one.id === id))
  return named.map(({ title }) => inWords(t, title).trim()).find((name) => name !== '') ?? id
}

/** What is wrong, as a sentence that says where. */
export function problemSentence(
  t: TFunction,
  problem: EditionProblem | FormProblem,
  { guides, from }: Working,
): string {
  if (problem.of === 'form') {
    if (problem.unnamed !== undefined)
      return t('guidebook.problem.unnamed', { name: guideName(t, problem.unnamed, guides, from.guides) })
    const where = placeWords(t, problem.where)
    if (problem.unstorable) return t('guidebook.problem.unstorable', { where })
    return problem.limit === null
      ? t('guidebook.problem.notSound', { where })
      : t(`guidebook.problem.${problem.limit.is}`, { where, limit: problem.limit.value })
  }
  if (problem.of === 'catalogue') return t(`guidebook.problem.ofCatalogue.${problem.code}`, { name: problem.name })
  const guide = guides.find(({ id }) => id === problem.guideId)
  const step = guide?.steps.find(({ id }) => id === problem.stepId)
  const where = [
    guide === undefined ? problem.guideId : inWords(t, guide.title),
    step === undefined ? (problem.stepId ?? '') : inWords(t, step.label),
  ]
  return `${where.filter((one) => one !== '').join(' › ')}: ${t(`guidebook.problem.${problem.code}`, { name: nameInProblem(t, guide, problem) })}`
}
