import { z } from 'zod'
import { CUSTOMER_TERMS, LONGEST_CUSTOMER_TERMS, REQUEST_KINDS } from '../calendar/terms.ts'
import {
  CaseSettings,
  ContactSettings,
  DEFAULT_CASE_SETTINGS,
  DEFAULT_CONTACT_SETTINGS,
} from '../compliance/settings.ts'
import { CivilDate } from '../kernel/instants.ts'
import { Role } from '../kernel/roles.ts'
import { DispositionNode } from './disposition-schema.ts'
import { Words } from './words.ts'

const Id = z.string().regex(/^[A-Za-z][A-Za-z0-9]*(?:[.-][A-Za-z0-9]+)*$/)
const terms = z.int().min(1).max(60)

/** One sentence of the first-contact checklist, ticked when it is true. */
export const ChecklistItem = z.strictObject({
  id: Id,
  text: Words,
  /** `critical` refuses SI while it is not ticked; `standard` may be overridden with a reason that is kept. */
  weight: z.enum(['critical', 'standard']),
})
export type ChecklistItem = z.infer<typeof ChecklistItem>

/** A kind of request (*Analiza solicitud del cliente*, P1 step 2). */
export const RequestKindEntry = z.strictObject({
  id: z.enum(REQUEST_KINDS),
  text: Words,
  meaning: Words,
  checklist: z.array(ChecklistItem).min(1),
  /** What the description of an escalation of this kind begins with. */
  escalationTemplate: Words,
})
export type RequestKindEntry = z.infer<typeof RequestKindEntry>

/** What an interaction and a case keep of a topic are its Spanish words, so that they stay those of their day. */
export const TopicGroup = z.strictObject({
  id: Id,
  text: Words,
  topics: z.array(z.strictObject({ id: Id, text: Words })).min(1),
})

/** Where a requirement is escalated to. */
export const Area = z.strictObject({
  id: Id,
  text: Words,
  /** The role that its members have. */
  membersRole: Role,
  /** Business days that the area has for its own answer, by kind; the customer's are among the settings. */
  terms: z.strictObject({
    consulta: terms,
    solicitud: terms,
    requerimiento: terms,
    queja: terms,
    procedimiento: terms,
  }),
  /** Who is told when it is late. */
  toldWhenLate: z.array(Role).min(1),
})
export type Area = z.infer<typeof Area>

/** What the advisor does in a system while the customer waits, by a small guide of its own. */
export const Procedure = z.strictObject({ id: Id, text: Words, guide: Id })
export type Procedure = z.infer<typeof Procedure>

export const SendableDocument = z.strictObject({
  id: Id,
  type: z.enum(['circular', 'letter', 'form', 'certificate']),
  text: Words,
  inForceSince: CivilDate,
  /** Whether it names a person or a debt: it is sent to a verified identity alone. */
  personal: z.boolean(),
  disposition: Id,
})
export type SendableDocument = z.infer<typeof SendableDocument>

export const PersonState = z.strictObject({
  id: Id,
  text: Words,
  productive: z.boolean(),
  /** Longest time in minutes, null where there is none. */
  longestMinutes: z.int().positive().nullable(),
  setBy: z.enum(['person', 'system']),
})

const customerTerm = (kind: (typeof REQUEST_KINDS)[number]) => z.int().min(1).max(LONGEST_CUSTOMER_TERMS[kind])

/** The law's hours, and a bank's own caps on attempts. */
const CONTACT_DEFAULTS: ContactSettings = { ...DEFAULT_CONTACT_SETTINGS, attemptsPerDay: 3, attemptsPerWeek: 6 }

export const CatalogueSettings = z.strictObject({
  /** Hours after the registration in which its author may correct a disposition. */
  correctionHours: z.int().min(1).max(720).default(24),
  /** When and how customers may be contacted; what the compliance office decides. */
  contact: ContactSettings.default(CONTACT_DEFAULTS),
  /** Days in which a customer must not return with the same topic for a first-contact resolution to be proved. */
  firstContactReturnDays: z.int().min(1).max(90).default(7),
  /** Business days in which the customer is answered, by kind †; never longer than the law's. */
  customerTerms: z
    .strictObject({
      consulta: customerTerm('consulta'),
      solicitud: customerTerm('solicitud'),
      requerimiento: customerTerm('requerimiento'),
      queja: customerTerm('queja'),
      procedimiento: customerTerm('procedimiento'),
    })
    .default(CUSTOMER_TERMS),
  /** How escalated cases close, open again and count their days †. */
  cases: CaseSettings.default(DEFAULT_CASE_SETTINGS),
  /** Whether an advisor sees that their coordinator listens to their call; who speaks in it is seen always. */
  listeningShown: z.boolean().default(true),
})

/** One version of the bank's words. Immutable: a change is a new version. */
export const Catalogue = z.strictObject({
  version: z.string().regex(/^\d{4}-\d{2}(?:\.\d+)?$/),
  kinds: z.array(RequestKindEntry).length(REQUEST_KINDS.length),
  topics: z.array(TopicGroup).min(1),
  dispositions: z.array(DispositionNode).min(1),
  areas: z.array(Area).min(1),
  defaultArea: Id,
  procedures: z.array(Procedure),
  documents: z.array(SendableDocument),
  personStates: z.array(PersonState).min(1),
  /** What a bank sets †; versions before these settings have their defaults. */
  settings: CatalogueSettings.prefault({}),
})
export type Catalogue = z.infer<typeof Catalogue>
