import { randomBytes } from 'node:crypto'
import type { BornHere } from '#central/sync/born-here.ts'
import { addBusinessDays, dueDate } from '#shared/calendar/business-days.ts'
import { bogotaDate } from '#shared/calendar/civil-date.ts'
import { clocksFrom } from '#shared/cases/clocks.ts'
import { caseLife } from '#shared/cases/life.ts'
import { cardContent } from '#shared/customers/imported.ts'
import { Customer } from '#shared/customers/schema.ts'
import { todaysShippedEdition } from '#shared/guidebook/edition.ts'
import { uuidv7 } from '#shared/kernel/ids.ts'
import type { Role } from '#shared/kernel/roles.ts'
import { newQueue } from '#shared/queues/schema.ts'

/* What each cell of the matrix works on (matrix.test.ts): documents of one's own or of strangers, and payloads that fit. */

export const id = () => uuidv7(Date.now(), randomBytes(10))
export const [TEAM, OTHER_TEAM] = [id(), id()]
const AT = '2026-11-24T13:00:00.000Z'

export const onCase = (command: string) => command.startsWith('case.') && command !== 'case.escalate'
/** Commands whose object must be one's own: of one's team, of one's area, or in one's hands. */
export const ON_CONTACT = [
  'interaction.reviewBreach',
  'interaction.correctDisposition',
  'call.takeVoicemail',
  'call.takeCallBack',
  'call.closeCallBack',
]

const contact = (interactionId: string) => ({
  interactionId,
  customerId: null,
  channel: 'voice',
  direction: 'inbound',
  openedAt: AT,
})

let [inForce, published] = ['', 0]
/** Another database, in which none has been published. */
export function forgetEditions(): void {
  inForce = ''
}

/** An edition on top of the last one that was published in this run: the next publication must name it. */
function publishable(command: string, role: Role) {
  if (command !== 'guidebook.publish') return {}
  const { catalogue } = todaysShippedEdition()
  const version = `2027-01.${++published}`
  const basedOn = inForce === '' ? catalogue.version : inForce
  if (role === 'coordinator') inForce = version
  return { basedOn, note: 'n', catalogue: { ...catalogue, version }, guides: [] }
}

/** An import that somebody has begun. */
export const begunImport = (importId: string, by: string): BornHere => ({
  kind: 'customerImport',
  id: importId,
  doc: { id: importId, fileName: 'f', rows: 1, by, at: AT, state: 'running', counts: null, undone: null },
})

/** What a command works on, of `holder`'s team and area or of strangers', and a payload that fits it. */
export function prepared(
  command: string,
  role: Role,
  holder: string,
  own: boolean,
): { born: BornHere[]; payload: unknown } {
  const [object, other, broken, solver] = [id(), id(), id(), id()]
  const queue = newQueue(`cola-${object.slice(-8)}`, 'Cola')
  const [team, area, stranger] = [own ? TEAM : OTHER_TEAM, own ? 'operaciones' : 'juridica', id()]
  const breaches = [{ rule: 'test', commandId: broken, at: AT, reviewedBy: null }]
  const born: BornHere[] = [
    {
      kind: 'user',
      id: solver,
      doc: {
        id: solver,
        login: `s${solver.slice(-8)}`,
        name: 'S',
        roles: ['area_owner'],
        teamId: null,
        areas: [area],
        enabled: true,
      },
    },
  ]
  const card = (cardId: string, mergedInto: string | null) => ({
    id: cardId,
    type: 'company',
    name: 'N',
    identifiers: [],
    phones: [],
    emails: [],
    city: '',
    notes: '',
    consents: [],
    mergedInto,
    createdAt: AT,
    createdBy: stranger,
  })
  if (onCase(command)) {
    const state = command === 'case.reviewBreach' ? 'escalated' : caseLife[command as keyof typeof caseLife].from[0] // a name of that table
    // A term that runs is extended: it has just begun.
    const clocks = clocksFrom(
      { area: 5, customer: 10, catalogue: '2026-11', dayEndsAt: 1_020, waitsForData: false },
      new Date().toISOString(),
    )
    const people = { holderId: own ? holder : stranger, advisorId: stranger, teamId: team }
    const doc = {
      id: object,
      radicado: null,
      interactionId: id(),
      customerId: null,
      kind: 'solicitud',
      topic: 't',
      description: 'd',
      answerBy: 'email',
      priority: 'normal',
      state,
      area,
      ...people,
      escalatedAt: AT,
      closedAt: null,
      clocks,
      entries: [],
      attachments: [],
      breaches,
    }
    born.push({ kind: 'case', id: object, doc })
  } else if (ON_CONTACT.includes(command)) {
    const mayCorrect = command === 'interaction.correctDisposition'
    const owes = command === 'call.closeCallBack'
    const message = { key: 'pbx/1/voicemail', at: AT, kind: 'voicemail', seconds: 12 }
    const abandoned = { key: 'pbx/1/abandoned', at: AT, kind: 'abandoned', waitMs: 20_000 }
    const left = { number: '3105550142', queue: 'servicio', video: false, consults: null, entries: [message] }
    born.push({
      kind: 'interaction',
      id: object,
      doc: {
        ...contact(object),
        id: object,
        ...(command === 'call.takeVoicemail' ? { channel: 'voicemail', call: left } : {}),
        ...(command === 'call.takeCallBack' ? { call: { ...left, entries: [abandoned] } } : {}),
        // A breach is looked at by the team's coordinator, a disposition corrected by its author.
        advisorId: command.startsWith('call.take') ? null : (mayCorrect || owes) && own ? holder : stranger,
        ...(owes ? { callBack: { dueAt: AT, ownerId: own ? holder : stranger, keptBy: null } } : {}),
        teamId: team,
        state: mayCorrect ? 'registered' : 'open',
        requests: [],
        notes: [],
        disposition: mayCorrect ? { id: 'd', label: 'D' } : null,
        registeredAt: mayCorrect ? new Date().toISOString() : null,
        breaches,
      },
    })
  } else if (command.startsWith('contact.')) {
    born.push({ kind: 'customer', id: object, doc: card(object, null) })
  } else if (command.startsWith('import.') && command !== 'import.begin') {
    const imported = Customer.parse(card(object, null))
    born.push(
      { kind: 'customer', id: object, doc: { ...imported, import: { id: object, content: cardContent(imported) } } },
      begunImport(object, command === 'import.progress' && !own ? stranger : holder),
    )
  } else if (command === 'customer.create') {
    born.push(begunImport(object, holder))
  } else if (command.startsWith('customer.') && command !== 'customer.create') {
    born.push(
      { kind: 'customer', id: object, doc: card(object, command === 'customer.unmerge' ? other : null) },
      { kind: 'customer', id: other, doc: card(other, null) },
    )
  } else if (command.startsWith('user.') && command !== 'user.create') {
    born.push({
      kind: 'user',
      id: object,
      doc: {
        id: object,
        login: `u${object.slice(-8)}`,
        name: 'N',
        roles: ['advisor'],
        teamId: null,
        areas: [],
        enabled: command !== 'user.enable',
      },
    })
  } else if (command === 'team.edit') {
    born.push({ kind: 'team', id: object, doc: { id: object, name: 'N', queues: [], coordinatorId: null } })
  } else if (command === 'queue.edit') born.push({ kind: 'queue', id: queue.id, doc: queue })
  const request = { id: id(), kind: 'solicitud', topic: 't', text: 'x', branch: null, caseId: null }
  const common = {
    entryId: id(),
    commandId: broken,
    contact: contact(id()),
    request,
    requests: [],
    disposition: { id: 'd', label: 'D' },
    replaces: 'd',
    reason: 'r',
    case: null,
    text: 't',
    number: '3105550142',
    queue: 'servicio',
    video: false,
    consults: null,
    to: '*88',
    earlier: [],
    ending: 'hungUp',
    line: { loss: 0, jitterMs: 1, rttMs: 1, mos: 4.4, worstMos: 4.4 },
  }
  if (onCase(command)) {
    return {
      born,
      payload: {
        ...common,
        caseId: object,
        seen: null,
        question: 'q',
        answer: 'a',
        data: 'd',
        reason: 'r',
        area: 'credito',
        userId: solver,
        dueOn: addBusinessDays(dueDate(bogotaDate(new Date().toISOString()), 10).on, 2),
        attachments: [{ id: id(), name: 'n.txt', type: 'txt', size: 1, sha256: 'a'.repeat(64) }],
      },
    }
  }
  const hours =
    command === 'customer.recordOtherHours'
      ? { hours: { weekdays: [1, 6], from: 1_140, to: 1_260, onHolidays: false, channels: ['phone'] } }
      : {}
  const edits = command === 'customer.edit' ? { name: undefined, notes: undefined } : { name: 'Nombre', notes: '' }
  const directory = {
    userId: object,
    login: `n${object.slice(-8)}`,
    roles: ['advisor'],
    teamId: command.startsWith('team.') ? object : null,
    areas: [],
    queues: [],
    coordinatorId: null,
    skills: ['Inglés'],
    code: queue.code,
    until: '2026-12-24',
  }
  const desk = {
    customerId: object,
    into: other,
    type: 'company',
    identifiers: [],
    phones: [],
    emails: [],
    city: '',
    channel: 'phone',
    purpose: 'service',
    source: 's',
    wording: 'w',
    askedBy: 'Ana Ruiz',
    askedOn: '2026-11-20',
    apartFromContract: true,
  }
  const bringing = {
    importId: object,
    fileName: 'f.csv',
    rows: 1,
    state: 'done',
    counts: { created: 1, known: 0, refused: 0 },
    done: 1,
    withdrawn: 1,
    kept: 0,
  }
  const edition = publishable(command, role)
  const escalation = {
    caseId: object,
    radicado: null,
    area: 'operaciones',
    description: 'd',
    answerBy: 'email',
    priority: 'normal',
  }
  const guarded = command.startsWith('contact.')
    ? { number: null, rule: 'contact.attemptsOfDay', until: new Date(Date.now() + 3_600_000).toISOString() }
    : {}
  if (command === 'user.setAbsence' && own) directory.userId = holder
  return {
    born,
    payload: {
      ...common,
      ...directory,
      ...desk,
      ...bringing,
      ...edition,
      ...escalation,
      ...edits,
      ...hours,
      ...guarded,
      interactionId: object,
      ...(command === 'call.closeCallBack' ? { reason: 'wrongNumber' } : {}),
    },
  }
}
