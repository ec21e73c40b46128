import { z } from 'zod'
import { Attachments } from '../attachments/schema.ts'
import { bogotaDate } from '../calendar/civil-date.ts'
import { currentCatalogue } from '../guidebook/named-catalogue.ts'
import { isHere } from '../identity/schema.ts'
import { ContactSeed, reviewed } from '../interactions/contact.ts'
import { defineCommand } from '../kernel/commands.ts'
import { change, type Documents } from '../kernel/documents.ts'
import { CaseId, CommandId, EntryId, UserId } from '../kernel/ids.ts'
import { CivilDate, type Instant, unixMsOf } from '../kernel/instants.ts'
import { ok, type Rejection, type Result, reject } from '../kernel/result.ts'
import { requiredText, storable, text } from '../kernel/text.ts'
import { caseEscalate } from './escalate.ts'
import { withExtension, withExtensionTold } from './extension.ts'
import { CASE_WORDS } from './life.ts'
import type { Case } from './schema.ts'
import { mayBeOpposed, objectionUntil } from './silence.ts'
import { caseCommand } from './step.ts'

const base = { caseId: CaseId, entryId: EntryId }
const words = requiredText(CASE_WORDS)
/** Files that go with the words; their bytes follow once the centre has taken the command. */
const withFiles = { attachments: Attachments.optional() }
/** The last entry its author had seen; null when there was none. */
const seen = EntryId.nullable()
const area = storable.min(1).max(40)

/** Null: the customer was not contacted for it. Earlier programs did not say. */
const provideData = z.object({ ...base, data: words, contact: ContactSeed.nullable().optional(), ...withFiles })
const reopen = z.object({ ...base, reason: words, contact: ContactSeed.optional() })

/** The payloads whose forms ask in which contact it was: what earlier programs left unsaid is said. */
export const saysContact = {
  'case.provideData': provideData.required({ contact: true }),
  'case.reopen': reopen.required({ contact: true }),
} as const

const DAY_MS = 24 * 60 * 60_000

/** Nobody answers on old news: a newer entry is shown first. */
function sawLast(current: Case, last: string | null): Result<Case, Rejection> {
  const newest = current.entries.at(-1)
  if ((newest?.id ?? null) === last) return ok(current)
  return reject('case.newerEntry', {
    text: newest?.text ?? '',
    by: newest?.by ?? '',
    entryId: newest?.id ?? null,
  })
}

/** The person is here on that day and solves requirements of the case's area. */
function assignable(documents: Documents, userId: string, current: Case, at: Instant): Result<Case, Rejection> {
  const user = documents.read('user', userId)
  if (user === 'missing' || !isHere(user, bogotaDate(at))) return reject('case.personAway')
  if (!user.areas.includes(current.area)) return reject('case.personOfAnotherArea', { area: current.area })
  return ok({ ...current, holderId: user.id })
}

/** The person is here on that day, and follows cases up with customers. */
function followedBy(documents: Documents, userId: string, current: Case, at: Instant): Result<Case, Rejection> {
  const user = documents.read('user', userId)
  if (user === 'missing' || !isHere(user, bogotaDate(at))) return reject('case.personAway')
  if (!user.roles.includes('advisor')) return reject('case.personNoAdvisor')
  return ok({ ...current, advisorId: user.id, teamId: user.teamId })
}

const alsoUser = ({ userId }: { userId: string }) => [{ kind: 'user' as const, id: userId }]

export const caseCommands = [
  caseEscalate,
  caseCommand('case.take', z.object(base), {
    text: () => '',
    apply: (current, _, { actor }) => ok({ ...current, holderId: actor }),
  }),
  caseCommand('case.assign', z.object({ ...base, userId: UserId }), {
    text: () => '',
    alsoTouches: alsoUser,
    apply: (current, { userId }, { at }, documents) => assignable(documents, userId, current, at),
  }),
  caseCommand('case.returnForData', z.object({ ...base, question: words, seen, ...withFiles }), {
    text: ({ question }) => question,
    apply: (current, payload) => sawLast(current, payload.seen),
  }),
  caseCommand('case.provideData', provideData, { text: ({ data }) => data }),
  caseCommand('case.extendTerm', z.object({ ...base, reason: words, dueOn: CivilDate }), {
    text: ({ reason }) => reason,
    apply: (current, payload, command) => withExtension(current, payload, command),
  }),
  caseCommand('case.tellExtension', z.object({ ...base, text: text(CASE_WORDS), contact: ContactSeed }), {
    text: (payload) => payload.text,
    apply: (current, _, { at }) => withExtensionTold(current, at),
  }),
  caseCommand('case.answer', z.object({ ...base, answer: words, seen, ...withFiles }), {
    text: ({ answer }) => answer,
    apply: (current, payload) => sawLast(current, payload.seen),
  }),
  caseCommand('case.objectAnswer', z.object({ ...base, reason: words, ...withFiles }), {
    text: ({ reason }) => reason,
  }),
  caseCommand('case.informCustomer', z.object({ ...base, text: text(CASE_WORDS), contact: ContactSeed }), {
    text: (payload) => payload.text,
  }),
  caseCommand('case.close', z.object(base), { text: () => '' }),
  caseCommand('case.closeUnopposed', z.object(base), {
    text: () => '',
    byEdition: true,
    apply(current, _, { at }, documents) {
      const until = objectionUntil(current, currentCatalogue(documents).settings.cases)
      if (until === null || mayBeOpposed(until, at)) return reject('case.mayBeOpposed', { until })
      return ok(current)
    },
  }),
  caseCommand('case.reopen', reopen, {
    text: ({ reason }) => reason,
    apply(current, _, { at }, documents) {
      const { reopenDays: days } = currentCatalogue(documents).settings.cases
      if (current.closedAt !== null && unixMsOf(at) - unixMsOf(current.closedAt) > days * DAY_MS)
        return reject('case.closedLongAgo', { days })
      return ok(current)
    },
  }),
  caseCommand('case.transfer', z.object({ ...base, area, reason: words }), {
    text: ({ reason }) => reason,
    apply(current, payload) {
      if (current.area === payload.area) return reject('case.alreadyInArea', { area: payload.area })
      return ok({ ...current, area: payload.area, holderId: null })
    },
  }),
  caseCommand('case.withdraw', z.object({ ...base, reason: words, contact: ContactSeed }), {
    text: ({ reason }) => reason,
  }),
  caseCommand('case.addNote', z.object({ ...base, text: words, ...withFiles }), { text: (payload) => payload.text }),
  caseCommand('case.addAttachment', z.object({ ...base, attachments: Attachments.min(1) }), { text: () => '' }),
  caseCommand(
    'case.reassign',
    z.object({ ...base, userId: UserId, as: z.enum(['holder', 'advisor']).default('holder') }),
    {
      text: () => '',
      alsoTouches: alsoUser,
      apply: (current, { userId, as }, { at }, documents) =>
        (as === 'holder' ? assignable : followedBy)(documents, userId, current, at),
    },
  ),
]

/** The coordinator has looked at a rule broken on a case. */
export const caseReviewBreach = defineCommand({
  name: 'case.reviewBreach',
  kind: 'change',
  payload: z.object({ caseId: CaseId, commandId: CommandId, remark: text(1_000).optional() }),
  object: ({ caseId }) => ({ kind: 'case', id: caseId }),
  touches: ({ caseId }) => [{ kind: 'case', id: caseId }],
  decide(documents, { payload, actor }) {
    const current = documents.read('case', payload.caseId)
    if (current === 'missing') return reject('document.unknown')
    if (!current.breaches.some((one) => one.commandId === payload.commandId && one.reviewedBy === null))
      return reject('breach.alreadyReviewed')
    const breaches = current.breaches.map((one) =>
      one.commandId === payload.commandId && one.reviewedBy === null ? reviewed(one, actor, payload.remark) : one,
    )
    return ok({ changes: [change('case', current.id, { ...current, breaches })] })
  },
})
