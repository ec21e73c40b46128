import { createHash } from 'node:crypto'
import { isDeepStrictEqual } from 'node:util'
import type { CentralState } from '#central/store/memory/state.ts'
import { coordinationFaults } from './coordination-oracle.ts'
import { wasMovedBefore } from './moved.ts'
import { numberFaults } from './number-oracle.ts'
import type { Outcome } from './outcome.ts'
import { silenceFaults } from './silence-oracle.ts'
import type { Workstation } from './workstation.ts'
import type { Told } from './world.ts'

/*
 * What must hold after any run. Written apart from the product: it shares no code with it, reads documents as plain
 * values, and says again in its own words who may see what and what a log row hashes to.
 */

interface Plain {
  readonly [field: string]: unknown
}
const field = <T>(doc: unknown, name: string): T => (doc as Plain)[name] as T // plain JSON, read loosely on purpose

/** Everything that is wrong with the outcome, in sentences; empty when all promises were kept. */
export function judge(outcome: Outcome): string[] {
  return [
    ...outcome.bugs.map((bug) => `a bug: ${bug}`),
    ...logFaults(outcome),
    ...stuck(outcome),
    ...fates(outcome),
    ...effects(outcome),
    ...told(outcome),
    ...doneOutside(outcome),
    ...disabled(outcome),
    ...stripped(outcome),
    ...facts(outcome),
    ...takers(outcome),
    ...numberFaults(outcome),
    ...silenceFaults(outcome),
    ...coordinationFaults(outcome),
    ...replicas(outcome),
  ]
}

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex')

function logFaults({ state }: Outcome): string[] {
  const faults: string[] = []
  let chain = '0'.repeat(64)
  const settled = new Set<string>()
  state.log.forEach((row, index) => {
    if (row.position !== index + 1) faults.push(`position ${row.position} stands at ${index + 1}`)
    chain = sha256(
      `${chain}\n${JSON.stringify([row.position, row.commandId, row.sha256, row.actor, row.outcome, row.versions, row.receivedAt])}`,
    )
    if (chain !== row.chain) faults.push(`the chain breaks at ${row.position}`)
    if (row.commandId === null || (row.outcome !== 'accepted' && row.outcome !== 'refused')) return
    if (settled.has(row.commandId)) faults.push(`command ${row.commandId} is settled twice`)
    settled.add(row.commandId)
  })
  return faults
}

const isUndelivered = (row: { readonly state: string; readonly collected: boolean }): boolean =>
  row.state === 'queued' && !row.collected

/** Stuck counts as failure: after the quiet time nothing waits any more. */
export function stuck({
  workstations,
  state,
}: Pick<Outcome, 'workstations'> & { state: Pick<CentralState, 'kept'> }): string[] {
  return workstations.flatMap((at) => {
    // A disabled person's console only delivers: it hears no more of what it delivered or a recovery collected.
    const waiting = at.storage.commandsIn(['queued', 'accepted']).filter((row) => !at.out || isUndelivered(row))
    const words = waiting.map(
      (row) =>
        `${at.person.login} still waits for ${row.body.name} (${row.state}${row.collected ? ', collected' : ''})`,
    )
    const held = at.storage
      .commandsIn(['held'])
      .filter(
        (row) => !at.out && ![...state.kept.values()].some((kept) => kept.why === 'held' && kept.commandId === row.id),
      )
    return [...words, ...held.map((row) => `${at.person.login} thinks ${row.body.name} is held`)]
  })
}

/** Whatever a person was told is saved has an end at the centre, and a place at their console where they find it. */
function fates(outcome: Outcome): string[] {
  const rows = new Map<string, string[]>()
  for (const row of outcome.state.log)
    if (row.commandId !== null) rows.set(row.commandId, [...(rows.get(row.commandId) ?? []), row.outcome])
  return outcome.told.flatMap((one) => fateOf(one, rows.get(one.body.id) ?? [], outcome))
}

/** Asked of the centre and never kept at the workstation. */
const CLAIMS = ['case.take', 'call.takeVoicemail', 'call.takeCallBack']

function fateOf({ body, at, answer }: Told, outcomes: readonly string[], { wentBack, state }: Outcome): string[] {
  const name = `${body.name} ${body.id} of ${at.person.login}`
  if (CLAIMS.includes(body.name)) return []
  const local = at.storage.command(body.id)
  if (!answer.ok) return local === null ? [] : [`${name} was refused at the form and saved all the same`]
  if (local === null) return [`${name} was saved and is nowhere`]
  if (!isDeepStrictEqual(local.body.payload, body.payload)) return [`${name} lost its text`]
  const last = outcomes.at(-1)
  // A centre that went back without the restore command is found out by the cursor of whoever saw the lost history. Only
  // somebody who is disabled now had seen it: they may not pull, and nothing has told the centre.
  if (at.out && wentBack && state.recovery === null && last === undefined) return []
  switch (local.state) {
    case 'settled':
      return last === 'accepted' ? [] : [`${name} is settled here and ${last ?? 'unknown'} at the centre`]
    case 'refused':
      if (last === 'refused' || last === 'reused') return []
      return last === undefined && wentBack ? [] : [`${name} is refused here and ${last ?? 'unknown'} at the centre`]
    case 'deposited':
      return last === 'deposited' || (last === undefined && wentBack)
        ? []
        : [`${name} is deposited here and ${last ?? 'unknown'} at the centre`]
    case 'queued':
      return at.out && local.collected && last !== undefined ? [] : [`${name} is left queued`]
    case 'accepted':
      return at.out && last === 'accepted' ? [] : [`${name} is left accepted`]
    case 'held':
      if (at.out && outcomes.includes('held')) return []
      return last === 'held' && state.kept.size > 0
        ? []
        : [`${name} is held here and ${last ?? 'unknown'} at the centre`]
    default:
      return [`${name} is left ${local.state}`]
  }
}

/** An accepted note, entry or case is there exactly once; a refused one is not. */
function effects({ told, state }: Outcome): string[] {
  const accepted = new Set(
    state.log.filter((row) => row.outcome === 'accepted' && row.commandId !== null).map((row) => row.commandId),
  )
  const count = (kind: string, id: string, list: string, entry: string): number =>
    field<{ id: string }[]>(state.documents.get(`${kind}/${id}`)?.doc ?? { [list]: [] }, list).filter(
      (one) => one.id === entry,
    ).length
  const made = new Set(
    told.flatMap(({ body }) =>
      body.name === 'customer.create' && accepted.has(body.id)
        ? [(body.payload as { customerId: string }).customerId] // as acts.ts made it
        : [],
    ),
  )
  return told.flatMap(({ body }) => {
    const payload = body.payload as {
      entryId: string
      caseId: string
      contact: { interactionId: string }
      customerId: string
    } // as acts.ts made them
    const wanted = accepted.has(body.id) ? 1 : 0
    if (body.name === 'interaction.addNote') {
      const found = count('interaction', payload.contact.interactionId, 'notes', payload.entryId)
      return found === wanted ? [] : [`the note of ${body.id} is there ${found} times, not ${wanted}`]
    }
    if (body.name === 'case.addNote') {
      const found = count('case', payload.caseId, 'entries', payload.entryId)
      return found === wanted ? [] : [`the entry of ${body.id} is there ${found} times, not ${wanted}`]
    }
    if (body.name === 'customer.create' || body.name === 'case.escalate') {
      const [kind, id] = body.name === 'customer.create' ? ['customer', payload.customerId] : ['case', payload.caseId]
      const found = state.documents.has(`${kind}/${id}`) ? 1 : 0
      // A row that was refused may name a card that another row has made.
      if (wanted === 0 && kind === 'customer' && made.has(id)) return []
      return found === wanted ? [] : [`${kind} ${id} is there ${found} times, not ${wanted}`]
    }
    return []
  })
}

/** Who is told of something is told because it was accepted, and of an escalation exactly once. */
function told({ told, state }: Outcome): string[] {
  const accepted = new Set(state.log.filter((row) => row.outcome === 'accepted').map((row) => row.commandId))
  const notices = [...state.effects.values()].map((one) => one.commandId)
  return [
    ...notices.filter((id) => !accepted.has(id)).map((id) => `somebody is told of ${id}, which was not accepted`),
    ...told.flatMap(({ body }) => {
      if (body.name !== 'case.escalate' || !accepted.has(body.id)) return []
      const found = notices.filter((id) => id === body.id).length
      return found === 1 ? [] : [`the area is told ${found} times of ${body.id}`]
    }),
  ]
}

/** What must happen outside has happened once, however often a worker died or was not answered; and nothing else has. */
function doneOutside({ state, outside, wentBack }: Outcome): string[] {
  if (outside === null) return []
  const times = [...state.effects.keys()].flatMap((id) => {
    const found = outside.done.get(id) ?? 0
    return found === 1 ? [] : [`the effect ${id} was done ${found} times`]
  })
  const strange = [...outside.done.keys()].filter((id) => !wentBack && !state.effects.has(id))
  return [...times, ...strange.map((id) => `the effect ${id} was done, and nothing asked for it`)]
}

/**
 * Whoever is disabled is out, and everything that comes from them after that in the log's order lies with the coordinator
 * word for word: nothing of it is decided.
 */
function disabled({ state, workstations, outside, told }: Outcome): string[] {
  if (outside === null) return []
  const faults = workstations.flatMap((at) => {
    const enabled = field<boolean>(state.documents.get(`user/${at.person.id}`)?.doc, 'enabled')
    if (enabled !== at.out) return []
    return [`${at.person.login} is ${enabled ? 'enabled and out' : 'disabled and in'}`]
  })
  const bodies = new Map(told.map(({ body }) => [body.id as string, body]))
  const bodyOf = (id: string) =>
    bodies.get(id) ?? workstations.flatMap((at) => at.storage.command(id as never)?.body ?? []).at(0) // an id of the log
  const out = new Set<string>()
  for (const row of state.log) {
    if (row.commandId === null) continue
    const body = bodyOf(row.commandId)
    if (out.has(row.actor) && (row.outcome === 'accepted' || row.outcome === 'refused') && body?.actor === row.actor)
      faults.push(`${row.commandId} of somebody disabled was ${row.outcome}`)
    if (row.outcome === 'deposited') {
      const kept = [...state.kept.values()].find((one) => one.why === 'deposited' && one.commandId === row.commandId)
      if (body !== undefined && !isDeepStrictEqual(kept?.body.payload, body.payload))
        faults.push(`${row.commandId} was deposited, and its content is not with the coordinator`)
    }
    if (row.outcome !== 'accepted' || body === undefined) continue
    if (body.name === 'user.disable') out.add(field(body.payload, 'userId'))
    if (body.name === 'user.enable') out.delete(field(body.payload, 'userId'))
  }
  return faults
}

const FACTS = ['interaction.open', 'interaction.addNote', 'interaction.register', 'case.escalate']

/**
 * What happened is not refused for the state of things, nor because a program is too old to judge it. A registration may
 * name a disposition that its own catalogue does not have; then only those refuse it who know that catalogue.
 */
function facts({ told: all, updated, state, wentBack }: Outcome): string[] {
  return all.flatMap((one) => {
    const { body, at, answer } = one
    if (!FACTS.includes(body.name)) return []
    const row = at.storage.command(body.id)
    const refusal = answer.ok ? (row?.state === 'refused' ? row.rejection?.code : undefined) : answer.error.code
    if (refusal === undefined || refusal === 'actor.disabled' || refusal === 'policy.role') return []
    // Whoever goes to another team leaves its contacts behind, also those on the screen at that moment: the form says so.
    // What they had saved by then is deposited, not refused.
    if (refusal === 'document.unknown' && !answer.ok && wasMovedBefore(all, one, state, wentBack)) return []
    const { id, catalogue } = field<{ id?: string; catalogue?: string } | undefined>(body.payload, 'disposition') ?? {}
    if (refusal === 'disposition.unknown' && updated && catalogue === '2027-01' && id !== 'inbound.new') return []
    return [`${body.name} ${body.id} of ${at.person.login} happened, and was refused: ${refusal}`]
  })
}

/** A message, or a missed call, has one taker at most; whoever was told that they have it is the one. */
function takers({ told: all, state, wentBack }: Outcome): string[] {
  const takenOf = (id: string) => {
    const call = field<{ entries: { kind: string; key: string }[] } | undefined>(
      state.documents.get(`interaction/${id}`)?.doc ?? {},
      'call',
    )
    return (call?.entries ?? []).filter(({ kind }) => kind === 'taken').map(({ key }) => key)
  }
  return all.flatMap(({ body, at, answer }) => {
    if (body.name !== 'call.takeVoicemail' && body.name !== 'call.takeCallBack') return []
    const id = field<string>(body.payload, 'interactionId')
    const keys = takenOf(id)
    const mine = keys.length === 1 && keys[0] === body.id
    const faults = keys.length > 1 ? [`the call ${id} was taken ${keys.length} times`] : []
    return answer.ok && !mine && !wentBack
      ? [...faults, `${at.person.login} was given ${id} and does not have it`]
      : faults
  })
}

/** What a newer program wrote is there as it wrote it, whoever else has written on the document since. */
function stripped({ state, newer, wentBack }: Outcome): string[] {
  if (wentBack) return []
  return [...newer].flatMap(([key, { field: name, value }]) => {
    const now = field<unknown>(state.documents.get(key)?.doc ?? {}, name)
    return now === value ? [] : [`${key} has lost its ${name}: ${String(now)} for ${String(value)}`]
  })
}

/** What may differ from the centre: stores of people, and those that have closed. */
export interface Replicas {
  readonly workstations: readonly Pick<Workstation, 'person' | 'storage' | 'out'>[]
  readonly state: Pick<CentralState, 'documents'>
}

/** Every workstation equals the centre in what its person may see, and has nothing else. */
export function replicas({ workstations, state }: Replicas): string[] {
  // A store that has closed shows nobody anything; it is pulled anew on the day on which its person is enabled.
  return workstations.flatMap((at) => {
    if (at.out) return []
    const user = state.documents.get(`user/${at.person.id}`)?.doc
    const mine = visibleTo(
      at.person.id,
      user,
      [...state.documents.values()].filter((one) => one.kind === 'team').map((one) => one.doc),
    )
    const faults: string[] = []
    const named = new Set(
      at.storage
        .commandsIn(['held', 'queued', 'accepted'])
        .flatMap((row) => JSON.stringify(row.body.payload).match(/[0-9a-f-]{36}/g) ?? []),
    )
    for (const stored of state.documents.values()) {
      if (named.has(stored.id)) continue
      const here = at.storage.shown(stored)
      const should = scopesOf(stored.kind, stored.doc).some((scope) => mine.has(scope))
      const name = `${stored.kind} ${stored.id} at ${at.person.login}`
      if (should && here === null) faults.push(`${name} is missing`)
      else if (!should && here !== null) faults.push(`${name} should not be there`)
      else if (should && here !== null && !isDeepStrictEqual(here, stored))
        faults.push(`${name} differs: version ${here.version} here, ${stored.version} at the centre`)
    }
    for (const kind of ['customer', 'interaction', 'case', 'user', 'team', 'queue'] as const) {
      for (const here of at.storage.allShown(kind)) {
        if (!state.documents.has(`${kind}/${here.id}`) && !named.has(here.id))
          faults.push(`${kind} ${here.id} is only at ${at.person.login}`)
      }
    }
    return faults
  })
}

const FOR_ALL = ['user', 'team', 'queue', 'guidebook', 'catalogue', 'guide', 'fromTheFuture']

function scopesOf(kind: string, doc: unknown): string[] {
  const team = field<string | null>(doc, 'teamId')
  const unseen = (field<{ reviewedBy: string | null }[] | undefined>(doc, 'breaches') ?? []).some(
    (one) => one.reviewedBy === null,
  )
  if (FOR_ALL.includes(kind)) return ['catalog']
  if (kind === 'customer' && field(doc, 'withdrawn') !== undefined) return []
  if (kind === 'customer') return ['customers', `portfolio:${field<string | undefined>(doc, 'portfolio') ?? ''}`]
  if (kind === 'customerContacts' || kind === 'customerImport') return ['desk']
  if (kind !== 'interaction' && kind !== 'case') return []
  const scopes = [`user:${field<string>(doc, 'advisorId')}`]
  if (team !== null && unseen) scopes.push(`coordination:${team}`)
  if (kind === 'interaction' && team !== null && field(doc, 'state') === 'open') scopes.push(`team:${team}`)
  if (kind === 'case' && team !== null) scopes.push(`team:${team}`)
  if (kind === 'case' && field(doc, 'state') !== 'closed') {
    scopes.push(`area:${field<string>(doc, 'area')}`)
    const holder = field<string | null>(doc, 'holderId')
    if (holder !== null) scopes.push(`user:${holder}`)
  }
  return scopes
}

function visibleTo(id: string, user: unknown, teams: readonly unknown[]): Set<string> {
  if (!field<boolean>(user, 'enabled')) return new Set()
  const roles = field<string[]>(user, 'roles')
  const has = (...wanted: string[]) => wanted.some((role) => roles.includes(role))
  const scopes = new Set(['catalog', `user:${id}`])
  const own = teams.filter((one) => field(one, 'id') === field(user, 'teamId') || field(one, 'coordinatorId') === id)
  const portfolios = own.map((one) => field<string[] | undefined>(one, 'portfolios') ?? [])
  const everyCard = own.length === 0 || portfolios.some((some) => some.length === 0)
  if (has('advisor', 'coordinator', 'oefv_analyst', 'area_owner'))
    for (const scope of ['desk', ...(everyCard ? ['customers'] : portfolios.flat().map((one) => `portfolio:${one}`))])
      scopes.add(scope)
  const team = field<string | null>(user, 'teamId')
  if (has('advisor') && team !== null) scopes.add(`team:${team}`)
  if (has('coordinator')) {
    for (const one of teams) {
      if (field(one, 'coordinatorId') !== id) continue
      scopes.add(`team:${field<string>(one, 'id')}`)
      scopes.add(`coordination:${field<string>(one, 'id')}`)
    }
  }
  if (has('area_owner', 'oefv_analyst')) for (const area of field<string[]>(user, 'areas')) scopes.add(`area:${area}`)
  return scopes
}
