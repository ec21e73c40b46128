import type { Outcome } from './outcome.ts'
import { TOLD_CASES } from './told-cases.ts'

/*
 * What must hold of cases that close by themselves after any run, told again in this file's own words from the order of the
 * log. It shares no code with the product.
 */

interface Entry {
  readonly id: string
  readonly at: string
  readonly what: string
}
interface Plain {
  readonly id: string
  readonly state: string
  readonly entries: readonly Entry[]
}
interface Given {
  readonly name: string
  readonly payload: { readonly caseId?: string; readonly entryId?: string }
}

/** Told on the 24th of November, a Tuesday: the fifth business day is the 1st of December, until midnight in Bogotá. */
const MAY_CLOSE_FROM = '2026-12-02T05:00:00.000Z'

type Phase = 'underWay' | 'informed' | 'closed'
const BY_ITSELF = 'case.closeUnopposed'
const LEADS_TO: Record<string, Phase> = {
  'case.informCustomer': 'informed',
  'case.close': 'closed',
  'case.withdraw': 'closed',
  [BY_ITSELF]: 'closed',
  'case.reopen': 'underWay',
}
/** What is refused where its case does not allow it: once accepted it stands on it. Of facts the contact may be written alone. */
const CHANGES = ['case.close', 'case.reopen']

type Row = Outcome['state']['log'][number]
interface Known {
  readonly outcome: Outcome
  readonly cases: ReadonlyMap<string, Plain>
  readonly phases: Map<string, Phase>
  readonly closings: Map<string, number>
}

export function silenceFaults(outcome: Outcome): string[] {
  const known: Known = {
    outcome,
    cases: new Map(
      [...outcome.state.documents.values()].flatMap(({ kind, id, doc }) =>
        kind === 'case' ? [[id, doc as Plain]] : [],
      ), // plain JSON
    ),
    phases: new Map(TOLD_CASES.map(({ id }) => [id, 'informed'])),
    closings: new Map(),
  }
  const faults = outcome.state.log.flatMap((row) => rowFaults(known, row))
  return [...faults, ...[...known.cases.values()].flatMap((one) => caseFaults(known, one))]
}

/** Takes the rows in their order: what each found, and what it made of its case. */
function rowFaults(known: Known, row: Row): string[] {
  const given = givenIn(known.outcome, row)
  const { caseId: id, entryId } = given?.payload ?? {}
  const next = LEADS_TO[given?.name ?? '']
  if (given === null || id === undefined || next === undefined) return []
  const phase = known.phases.get(id) ?? 'underWay'
  if (row.outcome === 'refused') return given.name === 'case.reopen' ? refusalFaults(known, row, id, phase) : []
  if (row.outcome !== 'accepted') return []
  if (given.name === BY_ITSELF) {
    known.phases.set(id, next)
    known.closings.set(id, (known.closings.get(id) ?? 0) + 1)
    return [
      ...(phase === 'informed' ? [] : [`${id} closed by itself at ${row.position}, when it was ${phase}`]),
      ...noticeFaults(known, row, id),
    ]
  }
  const isThere = known.cases.get(id)?.entries.some((entry) => entry.id === entryId) === true
  if (isThere) known.phases.set(id, next)
  return isThere || !CHANGES.includes(given.name) ? [] : [`the ${given.name} at ${row.position} left no trace`]
}

/** Told or closed, a case is opened again by whoever may: a run is shorter than the month in which they may. */
function refusalFaults({ outcome }: Known, row: Row, id: string, phase: Phase): string[] {
  const code = outcome.state.refusals.get(row.commandId ?? '')?.code
  const unduly = code === 'case.closedLongAgo' || (code === 'case.stateForbids' && phase !== 'underWay')
  return unduly ? [`${id} is ${phase}, and an objection at ${row.position} was refused: ${code}`] : []
}

function noticeFaults({ outcome }: Known, row: Row, id: string): string[] {
  const told = [...outcome.state.effects.values()].flatMap(({ commandId, effect }) =>
    commandId === row.commandId && 'to' in effect ? effect.to : [],
  )
  return told.length === 1 ? [] : [`${told.length} are told that ${id} closed by itself, and not its advisor alone`]
}

/** The case has what the log says, and closed when its customer could object no more. */
function caseFaults({ closings, phases }: Known, { id, state, entries }: Plain): string[] {
  const closed = entries.filter(({ what }) => what === BY_ITSELF)
  const [wanted, phase] = [closings.get(id) ?? 0, phases.get(id) ?? 'underWay']
  const stands = state === 'informed' || state === 'closed' ? state : 'underWay'
  return [
    ...(closed.length === wanted ? [] : [`${id} closed by itself ${wanted} times, and says ${closed.length}`]),
    ...(closed.some(({ at }) => at < MAY_CLOSE_FROM) ? [`${id} closed while its customer could object`] : []),
    ...(stands === phase ? [] : [`${id} is ${state}, and should be ${phase}`]),
  ]
}

/** What a row of the log decided: a person's command, or the centre's own, of which the row says only the case. */
function givenIn({ state, told, workstations }: Outcome, row: Row): Given | null {
  const id = row.commandId
  if (id === null) return null
  if (row.actor === state.head.centre) {
    const [, caseId] = row.versions.find(([kind]) => kind === 'case') ?? []
    return caseId === undefined ? null : { name: BY_ITSELF, payload: { caseId } }
  }
  const body =
    told.find((one) => one.body.id === id)?.body ??
    workstations.flatMap((at) => at.storage.command(id as never)?.body ?? []).at(0) // an id of the log
  return (body as Given | undefined) ?? null // payloads are objects
}
