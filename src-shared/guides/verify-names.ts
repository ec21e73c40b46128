import { allDispositions } from '../catalogues/dispositions.ts'
import { answerValues } from './answer-values.ts'
import { type AnswerTest, type FactTest, valuesIn } from './condition.ts'
import { channelsOf, edgesFrom, testsOf } from './graph.ts'
import type { GuideProblem, GuideWorld, ProblemCode } from './guide-problems.ts'
import { isAnswered } from './library.ts'
import { type ActStep, EARLY, type Guide, type Step } from './schema.ts'
import { unpairedBrace, variablesIn } from './script.ts'
import { verifyAnswers, verifyWays } from './verify-answers.ts'
import { FACTS, KEEPS } from './vocabulary.ts'

type Report = (code: ProblemCode, stepId: string | null, name?: string) => void

/** Guides that a guide runs: those it names, and the catalogue's where a step's answer names the procedure. */
export function proceduresOf(guide: Guide, world: Pick<GuideWorld, 'catalogue'>): readonly string[] {
  const acts = guide.steps.filter((step): step is ActStep => step.kind === 'act' && step.procedure !== undefined)
  return acts.flatMap(({ procedure }) => {
    if (procedure === undefined) return []
    return 'guide' in procedure ? [procedure.guide] : world.catalogue.procedures.map((each) => each.guide)
  })
}

/** Names that nothing has, and names that two things have. */
export function verifyNames(guide: Guide, world: GuideWorld): readonly GuideProblem[] {
  const problems: GuideProblem[] = []
  const report: Report = (code, stepId, name) => problems.push({ code, guideId: guide.id, stepId, name: name ?? null })
  verifyIds(guide, world, report)
  verifyEarly(guide, world, report)
  for (const step of guide.steps) {
    verifySteps(guide, step, report)
    verifyConditions(guide, step, world, report)
    verifyAnswers(step, world, report)
    verifyWays(step, report)
    verifyVocabulary(guide, step, world, report)
    if (step.kind === 'act') verifyAction(guide, step, world, report)
  }
  return problems
}

/** Conditions and going back name a step by its id alone, so it is unique also among the procedures that are run. */
function verifyIds(guide: Guide, world: GuideWorld, report: Report): void {
  const own = guide.steps.map(({ id }) => id)
  const theirs = proceduresOf(guide, world).flatMap((id) => {
    const procedure = world.guides.find((each) => each.id === id && each.id !== guide.id)
    return procedure?.steps.map((step) => step.id) ?? []
  })
  for (const id of new Set(own.filter((each, index) => own.indexOf(each) !== index || theirs.includes(each))))
    report('step.duplicate', id)
  if (own.includes(EARLY)) report('step.reserved', EARLY)
}

function verifyEarly(guide: Guide, world: GuideWorld, report: Report): void {
  const ids = guide.steps.map(({ id }) => id)
  if (!ids.includes(guide.entry)) report('step.unknown', null, guide.entry)
  if (guide.type === 'contact' && guide.early === undefined) report('early.missing', null)
  if (guide.early === undefined) return
  if (guide.type === 'procedure') report('procedure.notAllowed', null, 'early')
  for (const to of [guide.early.to, guide.early.registeredTo]) if (!ids.includes(to)) report('step.unknown', null, to)
  const { reasons } = guide.early
  for (const channel of channelsOf(guide))
    if (!reasons.some(({ channels }) => channels === undefined || channels.includes(channel)))
      report('early.noneByChannel', null, channel)
  const dispositions = allDispositions(world.catalogue).map(({ entry }) => entry.id)
  for (const { disposition } of reasons)
    if (!dispositions.includes(disposition)) report('catalogue.unknown', null, disposition)
}

function verifySteps(guide: Guide, step: Step, report: Report): void {
  const ids = guide.steps.map(({ id }) => id)
  const named = edgesFrom(guide, step).map(({ to }) => to)
  if (step.kind === 'checklist') named.push(step.kindFrom)
  if (step.kind === 'act' && step.procedure !== undefined && 'from' in step.procedure) named.push(step.procedure.from)
  for (const id of new Set(named)) if (!ids.includes(id)) report('step.unknown', step.id, id)
  if (step.kind !== 'end' && step.next.at(-1)?.when !== undefined) report('way.noElse', step.id)
  if (step.kind !== 'end' && step.next.slice(0, -1).some(({ when }) => when === undefined))
    report('step.unreachable', step.id, 'next')
  const limit = isAnswered(step) ? step.timeLimit : undefined
  if (limit !== undefined && 'early' in limit && !guide.early?.reasons.some(({ id }) => id === limit.early))
    report('catalogue.unknown', step.id, limit.early)
}

function verifyConditions(guide: Guide, step: Step, world: GuideWorld, report: Report): void {
  const facts = new Map<string, readonly string[]>(Object.entries(FACTS))
  const verifyFact = (test: FactTest) => {
    const values = facts.get(test.fact)
    if (values === undefined) report('fact.unknown', step.id, test.fact)
    else for (const value of valuesIn(test)) if (!values.includes(value)) report('fact.unknown', step.id, value)
  }
  const verifyAnswer = (test: AnswerTest) => {
    if (test.answer === EARLY) return
    const asked = guide.steps.find(({ id }) => id === test.answer)
    if (asked === undefined || !isAnswered(asked)) return report('step.unknown', step.id, test.answer)
    const { offered, besides } = answerValues(asked, world)
    if (besides === 'any') return
    for (const value of valuesIn(test))
      if (![...offered, ...besides].includes(value)) report('catalogue.unknown', step.id, value)
  }
  for (const test of testsOf(step)) 'fact' in test ? verifyFact(test) : verifyAnswer(test)
}

function verifyVocabulary(guide: Guide, step: Step, world: GuideWorld, report: Report): void {
  if (!isAnswered(step)) return
  for (const name of variablesIn(step.script ?? ''))
    if (!world.variables.includes(name) || !guide.variables.includes(name)) report('variable.unknown', step.id, name)
  const unpaired = unpairedBrace(step.script ?? '')
  if (unpaired !== null) report('variable.unpaired', step.id, unpaired)
  if (step.keeps !== undefined && !KEEPS.some((kept) => kept === step.keeps))
    report('keeps.unknown', step.id, step.keeps)
  if (step.kind === 'ask' && step.field.type === 'form' && !world.forms.includes(step.field.form))
    report('form.unknown', step.id, step.field.form)
  if (guide.type === 'procedure' && step.startsRequest === true)
    report('procedure.notAllowed', step.id, 'startsRequest')
}

function verifyAction(guide: Guide, step: ActStep, world: GuideWorld, report: Report): void {
  if (!world.actions.includes(step.action)) report('action.unknown', step.id, step.action)
  if ((step.action === 'runProcedure') !== (step.procedure !== undefined)) report('action.incomplete', step.id)
  if (guide.type === 'procedure' && (step.action === 'registerContact' || step.action === 'runProcedure'))
    report('procedure.notAllowed', step.id, step.action)
  const named =
    step.procedure === undefined
      ? []
      : 'guide' in step.procedure
        ? [step.procedure.guide]
        : world.catalogue.procedures.map((each) => each.guide)
  for (const id of named)
    if (!world.guides.some((each) => each.id === id && each.type === 'procedure')) report('guide.unknown', step.id, id)
}
