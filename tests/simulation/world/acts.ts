import { createHash } from 'node:crypto'
import { type Act, ADVISORS, contact, docs, type Plain, request, some } from './act.ts'
import { closeCallBack, inCall, takeCallBack, takeVoicemail } from './call-acts.ts'
import { CASES } from './case-acts.ts'
import { cast, TEAM_A, TEAM_B } from './cast.ts'
import { COORDINATION } from './coordination-acts.ts'
import { numberTold } from './number-told.ts'
import { NEXT_CATALOGUE, NEXT_DISPOSITION } from './programs.ts'
import type { Chance } from './random.ts'
import type { Workstation } from './workstation.ts'

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex')
/** Of the catalogue of today, of one that nobody has any more, and of one that only tomorrow's program knows. */
const DISPOSITIONS = [
  { id: 'informacion', label: 'Información otorgada' },
  { id: 'inbound.informed', label: 'Información otorgada', topic: 'Otros', catalogue: '2026-11' },
  { id: 'de.antes', label: 'De antes', catalogue: '2026-05' },
  { id: NEXT_DISPOSITION, label: 'Nueva', catalogue: NEXT_CATALOGUE },
  { id: 'inbound.informed', label: 'Información otorgada', topic: 'Otros', catalogue: NEXT_CATALOGUE },
]

/** The telephones of a card as somebody leaves them: some taken away, one corrected, one added. */
function phonesOf(customer: Plain, chance: Chance) {
  const was = customer.phones as readonly { number: string; extension: string | null }[] // as a card has them
  const kept = was.filter(() => chance.happens(0.7))
  const corrected = kept.map((phone, at) =>
    at === 0 && chance.happens(0.3) ? { ...phone, extension: String(1 + chance.below(3)) } : phone,
  )
  const added = { number: `31055501${10 + chance.below(12)}`, extension: null }
  const isNew = kept.length < 8 && kept.every(({ number }) => number !== added.number)
  return { phones: isNew ? [...corrected, added] : corrected, was: { phones: was } }
}

const PORTFOLIOS = ['empresas', 'personas']

/** Everything people do in a run; each is weighed by how often it stands here. */
const ACTS: readonly Act[] = [
  {
    who: ADVISORS,
    make: (at, chance) => ({
      name: 'customer.create',
      payload: {
        customerId: at.newId(),
        type: 'company',
        name: `Cliente ${chance.below(1000)}`,
        identifiers: [{ type: 'nit', number: `9001234${10 + chance.below(20)}` }],
        phones: [],
        emails: [],
        city: 'Cali',
        notes: '',
        ...(chance.happens(0.4) ? { portfolio: chance.one(PORTFOLIOS) } : {}),
      },
    }),
  },
  {
    who: ADVISORS,
    make(at, chance) {
      const customer = some(chance, docs(at, 'customer'))
      return customer === null
        ? null
        : {
            name: 'customer.edit',
            payload: {
              customerId: customer.id,
              name: { text: `Nombre ${chance.below(1000)}`, replaces: sha256(customer.name) },
            },
          }
    },
  },
  {
    who: ADVISORS,
    make(at, chance) {
      const customer = some(chance, docs(at, 'customer'))
      return customer === null
        ? null
        : { name: 'customer.edit', payload: { customerId: customer.id, ...phonesOf(customer, chance) } }
    },
  },
  {
    who: ADVISORS,
    make(at, chance) {
      const customer = some(chance, docs(at, 'customer'))
      const portfolio = chance.one([...PORTFOLIOS, null])
      return customer === null ? null : { name: 'customer.edit', payload: { customerId: customer.id, portfolio } }
    },
  },
  {
    who: ['raul'],
    make: (_, chance) => ({
      name: 'team.edit',
      payload: { teamId: chance.one([TEAM_A, TEAM_B]), portfolios: chance.one([[], ['empresas'], PORTFOLIOS]) },
    }),
  },
  {
    who: ADVISORS,
    make(at, chance) {
      const customer = some(chance, docs(at, 'customer'))
      const name = chance.happens(0.5) ? 'customer.recordConsent' : 'customer.withdrawConsent'
      return customer === null
        ? null
        : {
            name,
            payload: {
              customerId: customer.id,
              channel: 'phone',
              purpose: 'service',
              source: 'llamada',
              wording: 'Autoriza',
            },
          }
    },
  },
  {
    who: ADVISORS,
    make(at, chance) {
      const customer = some(chance, docs(at, 'customer'))
      if (customer === null) return null
      const asked = {
        customerId: customer.id,
        askedBy: 'Ana Ruiz',
        askedOn: '2026-11-20',
        channel: 'phone',
        wording: 'Después de las siete',
      }
      const hours = { weekdays: [1, 2, 3, 4, 5], from: 1_140, to: 1_260, onHolidays: false, channels: ['phone'] }
      return chance.happens(0.6)
        ? { name: 'customer.recordOtherHours', payload: { ...asked, hours, apartFromContract: true } }
        : { name: 'customer.withdrawOtherHours', payload: asked }
    },
  },
  {
    who: ADVISORS,
    make(at, chance) {
      const customers = docs(at, 'customer')
      const [one, other] = [some(chance, customers), some(chance, customers)]
      if (one === null || other === null) return null
      return chance.happens(0.7)
        ? { name: 'customer.merge', payload: { customerId: one.id, into: other.id } }
        : { name: 'customer.unmerge', payload: { customerId: one.id } }
    },
  },
  {
    who: ADVISORS,
    make(at, chance) {
      const customer = some(chance, docs(at, 'customer'))
      return customer === null
        ? null
        : {
            name: 'contact.claim',
            payload: { customerId: customer.id, interactionId: at.newId(), channel: 'phone', number: null },
          }
    },
  },
  {
    who: ADVISORS,
    make(at, chance) {
      const customer = some(chance, docs(at, 'customer'))
      if (customer === null) return null
      const interactionId = at.newId()
      const asked = chance.happens(0.5) ? null : { as: 'callBack', ref: interactionId }
      return {
        name: 'interaction.register',
        payload: {
          contact: { ...contact(at, chance), interactionId, customerId: customer.id, direction: 'outbound' },
          requests: [],
          disposition: { id: 'outbound.interested', label: 'Interesado' },
          outreach: { purpose: 'commercial', channel: 'phone', asked, by: 'workstation' },
        },
      }
    },
  },
  ...Array.from(
    { length: 3 },
    (): Act => ({
      who: ADVISORS,
      make: (at, chance) => ({
        name: 'interaction.addNote',
        payload: { contact: contact(at, chance), entryId: at.newId(), text: chance.happens(0.05) ? 'VENENO' : 'Nota' },
      }),
    }),
  ),
  { who: ADVISORS, make: (at, chance) => ({ name: 'interaction.open', payload: { contact: contact(at, chance) } }) },
  ...Array.from({ length: 2 }, (): Act => ({ who: ADVISORS, make: inCall })),
  takeVoicemail,
  takeCallBack,
  closeCallBack,
  {
    who: ADVISORS,
    make: (at, chance) => ({
      name: 'interaction.register',
      payload: {
        contact: contact(at, chance),
        requests: [request(at)],
        disposition: chance.one(DISPOSITIONS),
      },
    }),
  },
  {
    who: ADVISORS,
    make(at, chance) {
      const registered = docs(at, 'interaction').filter(({ state }) => state === 'registered')
      const one = some(chance, registered)
      if (one === null) return null
      const [escalated] = (one.requests as { caseId: string | null }[]).filter(({ caseId }) => caseId !== null) // of an interaction
      const id = chance.one(['inbound.none.cut', 'inbound.informed', 'inbound.escalated.queja'])
      return {
        name: 'interaction.correctDisposition',
        payload: {
          interactionId: one.id,
          disposition: { id, label: id, catalogue: '2026-11', topic: 'Otros' },
          replaces: (one.disposition as { id: string }).id, // a registered contact has one
          reason: 'Era otra',
          case: escalated === undefined ? null : { caseId: escalated.caseId, entryId: at.newId() },
        },
      }
    },
  },
  ...Array.from(
    { length: 2 },
    (): Act => ({
      who: ADVISORS,
      make: (at, chance) => ({
        name: 'case.escalate',
        payload: {
          caseId: at.newId(),
          radicado: numberTold(at),
          contact: contact(at, chance),
          request: request(at),
          area: 'credito',
          description: 'Descripción',
          answerBy: 'email',
          priority: 'normal',
        },
      }),
    }),
  ),
  ...CASES,
  {
    who: ['carmen', 'pedro'],
    make: (_, chance) => ({
      name: 'user.setAbsence',
      payload: { userId: chance.one([cast.luis.id, cast.pedro.id]), until: chance.happens(0.5) ? '2027-01-15' : null },
    }),
  },
  {
    who: ['raul'],
    make: (_, chance) => ({
      name: chance.happens(0.4) ? 'user.disable' : 'user.enable',
      payload: { userId: chance.one([cast.luis.id, cast.sofia.id]) },
    }),
  },
  {
    who: ['raul'],
    make: (_, chance) => ({
      name: 'user.setRoles',
      payload: {
        userId: cast.sofia.id,
        roles: chance.one([['advisor'], ['quality_analyst'], ['advisor', 'coordinator']]),
      },
    }),
  },
  {
    who: ['raul'],
    make: (_, chance) => ({
      name: 'user.edit',
      payload: { userId: chance.one([cast.luis.id, cast.sofia.id]), teamId: chance.one([TEAM_A, TEAM_B]) },
    }),
  },
  {
    who: ['raul'],
    make: (_, chance) => ({
      name: 'user.edit',
      payload: { userId: cast.pedro.id, areas: chance.one([['credito'], ['credito', 'juridica'], ['juridica']]) },
    }),
  },
  ...COORDINATION,
]

/** What this person may feel like doing now; null when chance chose something there is no occasion for. */
export function nextAct(at: Workstation, chance: Chance): { name: string; payload: unknown } | null {
  const possible = ACTS.filter((act) => act.who.includes(at.person.login))
  return chance.one(possible).make(at, chance)
}
