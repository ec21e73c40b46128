/**
 * The closed words that a guide may use. What is not here is refused at publication, so that a guide never asks the
 * console for a form, an act, a name or a fact that it does not know.
 */

/** What an `act` step does. `irreversible`: it has happened, also when the advisor goes back behind it. */
export const ACTIONS = {
  /** *Escala requerimiento*: the escalation form, `case.escalate`. */
  escalate: { irreversible: true },
  /** *Envía información solicitada*: what is to be sent, and by which channel. */
  sendDocument: { irreversible: true },
  /** *Otorga información*, or the written answer in a mailbox. */
  answer: { irreversible: false },
  /** *Realiza procedimiento*: a small guide of its own, on top of this one. */
  runProcedure: { irreversible: false },
  /** *Llama al cliente* from a chat, or back to who left a message. */
  callCustomer: { irreversible: true },
  /** *Registra el contacto*: `interaction.register`, after which nothing of the contact is gone back on. */
  registerContact: { irreversible: true },
  /** *Transfiere la llamada al IVR*. */
  transferToSurvey: { irreversible: true },
  /** `mayContact`, and for commercial contacts the claim to the centre; what refuses is the answer's `ref`. */
  askPermission: { irreversible: true },
  /** `case.informCustomer`, `case.objectAnswer`: the end of a follow-up. */
  informCustomer: { irreversible: true },
  objectAnswer: { irreversible: true },
} as const
export type ActionName = keyof typeof ACTIONS

/** Forms that a step may open, by name. */
export const FORMS = [
  'customer.contactData',
  'customer.consent',
  'documentToSend',
  'portalUser',
  'eventSignUp',
] as const

/** Names that a script may speak. */
export const VARIABLES = [
  'bank.name',
  'advisor.name',
  'customer.name',
  'contact.dayPart',
  'case.radicado',
  'case.dueOn',
  'case.answer',
  'case.answerBy',
  'case.topic',
  'area.name',
  'document.name',
] as const

/**
 * What a guide may ask about the contact, the customer and the case, each with every value it can have. A fact without
 * value is unknown. No fact carries a person's data.
 */
export const FACTS = {
  'contact.channel': ['voice', 'video', 'chat', 'mailbox', 'voicemail'],
  'customer.known': ['yes', 'no'],
  'customer.consents.phone': ['granted', 'withdrawn'],
  'customer.consents.email': ['granted', 'withdrawn'],
  'customer.consents.personalData': ['granted', 'withdrawn'],
  'case.customerLate': ['yes', 'no'],
} as const
export type FactName = keyof typeof FACTS
export const FACT_NAMES = Object.keys(FACTS)

/** What an answer keeps for the contact's registration; the request's are kept once for each request. */
export const KEEPS = [
  'contact.recording',
  'contact.customerId',
  'contact.authorisation',
  'contact.consentChannels',
  'contact.rating',
  'contact.ground',
  'contact.refusedBy',
  'request.kind',
  'request.topic',
  'request.text',
  'request.branch',
  'request.document',
  'request.procedure',
  'request.caseId',
  'contact.disposition',
] as const
export type Kept = (typeof KEEPS)[number]

/**
 * Answers that the program reads by their names from what a step keeps: their words and their order are the bank's, none
 * is added and none taken out.
 */
export const KEPT_ANSWERS: Readonly<Partial<Record<Kept, readonly string[]>>> = {
  'contact.recording': ['accepted', 'refused'],
  'contact.authorisation': ['granted', 'refused'],
  'contact.consentChannels': ['all', 'phone', 'email', 'none'],
  'contact.rating': ['1', '2', '3', '4', '5'],
  'contact.ground': ['callBack', 'missedCall', 'service', 'commercial'],
}
