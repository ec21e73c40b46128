import { createHash } from 'node:crypto'
import { nextGuideVersion, todaysShippedEdition } from '#shared/guidebook/edition.ts'
import { cast, TEAM_A } from '../world/cast.ts'

/*
 * One of each command that a console makes offline, in the least that it may say and with everything that it may say, in the
 * order in which people give them. What is kept of them is never made again: a new one goes to the end.
 */

export interface Sample {
  readonly who: keyof typeof cast
  readonly name: string
  /** @param made the id of the last command of a name that was made before */
  readonly payload: (made: (name: string) => string) => object
}

const id = (n: number) => `00000000-0000-7000-8000-${String(n).padStart(12, '0')}`
const sha256 = (text: string) => createHash('sha256').update(text).digest('hex')

const by =
  (who: Sample['who']) =>
  (name: string, ...forms: readonly (object | Sample['payload'])[]): Sample[] =>
    forms.map((form) => ({
      who,
      name,
      payload: typeof form === 'function' ? (form as Sample['payload']) : () => form, // the one form that is called
    }))
const [ana, pedro, carmen, raul] = [by('ana'), by('pedro'), by('carmen'), by('raul')]

const [CARD, OTHER_CARD, IMPORTED, TAKEN_BACK] = [id(210), id(211), id(212), id(213)]
const [IMPORT, GOING_ON] = [id(214), id(215)]
const [MARTA, JORGE, NIGHT_TEAM, DAY_TEAM] = [id(200), id(201), id(202), id(203)]
const [CASE, TOLD_CASE] = [id(220), id(221)]
const entry = (n: number) => id(300 + n)

const contact = (n: number, more: object = {}) => ({
  ...{ interactionId: id(n), customerId: CARD, channel: 'voice', direction: 'inbound' },
  openedAt: '2026-11-24T13:00:00.000Z',
  ...more,
})
const goesOn = contact(296, { continues: id(231) })
const request = (n: number, caseId: string | null = null) => ({
  ...{ id: id(n), kind: 'solicitud', topic: 'Certificados', text: 'Pide un certificado de la deuda' },
  ...{ branch: caseId === null ? null : 'no', caseId },
})
const wholeRequest = {
  ...{ ...request(240), branch: 'yes', overrides: { standard: 'El cliente tiene prisa' } },
  ...{ decidedAt: '2026-11-24T13:00:01.000Z', document: 'circular', documentBy: 'email', procedure: 'certificado' },
}
const disposition = {
  id: 'inbound.informed',
  label: 'Información otorgada',
  topic: 'Certificados',
  catalogue: '2026-11',
}
const wholeDisposition = {
  ...{ id: 'outbound.notInterested.other', label: 'Otro motivo', catalogue: '2026-11', topic: 'Crédito' },
  ...{ on: '2026-11-30', dueAt: '2026-11-30T15:00:00.000Z', reason: 'Ya tiene otro crédito', reasonId: 'other' },
  rule: 'contact.hours',
}
const attachments = [{ id: id(290), name: 'soporte.pdf', type: 'pdf', size: 1_024, sha256: sha256('soporte') }]
const call = (n: number, more: object = {}) => ({
  ...{ contact: contact(n), number: '3105550142', queue: 'servicio', video: false, consults: null },
  ...more,
})
const consent = { channel: 'phone', purpose: 'service', source: 'llamada', wording: 'Autoriza que lo llamen' }
const asked = { askedBy: 'Ana Ruiz', askedOn: '2026-11-20', channel: 'phone', wording: 'Después de las siete' }
const card = {
  ...{ type: 'company', identifiers: [{ type: 'nit', number: '900123410' }] },
  ...{ phones: [{ number: '3105550110', extension: '12' }], emails: ['compras@ejemplo.co'], city: 'Cali' },
}
const queue = {
  ...{ name: 'Créditos', wrapUp: { mode: 'limited', limit: 30_000, disposition: 'inbound.none.cut' } },
  targets: { withinMs: 20_000, goal: 0.8, shortMs: 5_000, countAbandonedWithin: true, countFlowOuts: true },
  thresholds: {
    waiting: { warning: 3, alert: 6 },
    longestWaitMs: { warning: 60_000, alert: 120_000 },
    abandonment: { warning: 0.05, alert: 0.1 },
  },
  ...{ hours: [{ days: [1, 2, 3, 4, 5], from: 420, to: 1_140 }], openOnHolidays: false, skills: ['crédito'] },
  ...{ outOfHoursPrompt: 'Llame mañana', holidayPrompt: 'Hoy es festivo', voicemail: true, enabled: true },
  ...{ numbers: ['6015550142'], ringSeconds: 20, waitSeconds: 600 },
}

const { catalogue, guides } = todaysShippedEdition()
type Step = (typeof guides)[number]['steps'][number]
/** What no guide of the product says: whose step it is, and a procedure by its name. */
const saying = (step: Step): Step =>
  step.kind === 'act' && step.procedure !== undefined
    ? { ...step, role: 'advisor', procedure: { guide: 'restablecer-usuario' } }
    : step
const CHANGED = ['gestion-de-entrada', 'seguimiento-a-caso', 'inscripcion-a-evento']
const editionOf = (basedOn: string, version: string, changed: typeof guides) => ({
  ...{ basedOn, note: 'Otro plazo', guides: changed },
  catalogue: { ...catalogue, version, settings: { ...catalogue.settings, correctionHours: 48 } },
})
const next = (guide: (typeof guides)[number]) => ({ ...guide, version: nextGuideVersion(guide.version) })
const changed = guides.filter(({ id }) => CHANGED.includes(id)).map(next)
const editions = [
  editionOf(
    catalogue.version,
    '2026-12.1',
    changed.map((guide) => ({ ...guide, steps: guide.steps.map(saying) })),
  ),
  editionOf('2026-12.1', '2026-12.2', changed.slice(0, 1).map(next)),
]

/** A step of the case of all these samples, with the entry that it appends. */
const step = (n: number, more: object = {}) => ({ caseId: CASE, entryId: entry(n), ...more })

export const SAMPLES: readonly Sample[] = [
  ...raul(
    'user.create',
    { ...{ userId: MARTA, login: 'marta', name: 'Marta' }, roles: ['advisor'], teamId: TEAM_A, areas: [] },
    { ...{ userId: JORGE, login: 'jorge', name: 'Jorge' }, roles: ['area_owner'], teamId: null, areas: ['juridica'] },
  ),
  ...raul(
    'team.create',
    { teamId: NIGHT_TEAM, name: 'Noche', queues: [], coordinatorId: null },
    {
      ...{ teamId: DAY_TEAM, name: 'Día', queues: ['servicio'], coordinatorId: cast.carmen.id },
      portfolios: ['empresas'],
    },
  ),
  ...raul('user.edit', { userId: MARTA }, { userId: MARTA, name: 'Marta Gil', teamId: NIGHT_TEAM, areas: ['credito'] }),
  ...raul(
    'team.edit',
    { teamId: NIGHT_TEAM },
    { teamId: NIGHT_TEAM, name: 'Noches', queues: ['servicio'], coordinatorId: null, portfolios: ['personas'] },
  ),
  ...raul('user.setRoles', { userId: MARTA, roles: ['advisor', 'coordinator'] }),
  ...raul('user.disable', { userId: JORGE }),
  ...raul('user.enable', { userId: JORGE }),
  ...carmen('user.setAbsence', { userId: JORGE, until: '2027-01-15' }, { userId: JORGE, until: null }),
  ...carmen('user.setSkills', { userId: MARTA, skills: ['inglés'] }),
  ...carmen('queue.create', { code: 'creditos', name: 'Crédito' }),
  ...carmen('queue.edit', { code: 'creditos' }, { code: 'creditos', ...queue, was: queue }),
  ...carmen('guidebook.publish', ...editions),
  ...ana('customer.create', { ...card, customerId: CARD, name: 'Textiles', notes: '' }),
  ...ana('customer.create', { ...card, customerId: OTHER_CARD, name: 'Hilos', notes: 'Nueva', portfolio: 'empresas' }),
  ...carmen('import.begin', { importId: IMPORT, fileName: 'clientes.csv', rows: 2 }),
  ...carmen(
    'customer.create',
    { ...card, customerId: IMPORTED, name: 'Importado', notes: '', importId: IMPORT },
    { ...card, customerId: TAKEN_BACK, name: 'Devuelto', notes: '', importId: IMPORT },
  ),
  ...carmen('import.end', { importId: IMPORT, state: 'done', counts: { created: 2, known: 0, refused: 0 } }),
  ...carmen('import.withdraw', { importId: IMPORT, customerId: TAKEN_BACK }),
  ...carmen(
    'import.undone',
    { importId: IMPORT, withdrawn: 1, kept: 1 },
    { importId: IMPORT, withdrawn: 1, kept: 0, left: 1 },
  ),
  ...ana(
    'customer.edit',
    { customerId: CARD },
    {
      ...{ ...card, customerId: CARD, type: 'person', city: 'Bogotá', portfolio: null },
      name: { text: 'Textiles del Valle', replaces: sha256('Textiles') },
      notes: { text: 'Cliente de siempre', replaces: sha256('') },
      phones: [...card.phones, { number: '3105550111', extension: null }],
      was: { identifiers: card.identifiers, phones: card.phones, emails: card.emails },
    },
  ),
  ...ana('customer.recordConsent', { customerId: CARD, ...consent }),
  ...ana('customer.withdrawConsent', { customerId: CARD, ...consent }),
  ...ana('customer.recordOtherHours', {
    ...{ ...asked, customerId: CARD, apartFromContract: true },
    hours: { weekdays: [1, 2, 3, 4, 5], from: 1_140, to: 1_260, onHolidays: false, channels: ['phone'] },
  }),
  ...ana('customer.withdrawOtherHours', { ...asked, customerId: CARD }),
  ...ana('customer.merge', { customerId: OTHER_CARD, into: CARD }),
  ...ana('customer.unmerge', { customerId: OTHER_CARD }),
  ...carmen('contact.allow', {
    ...{ customerId: CARD, channel: 'phone', rule: 'contact.attemptsOfDay', reason: 'Lo pidió su gerente' },
    until: '2026-11-24T20:00:00.000Z',
  }),
  ...ana('interaction.open', { contact: contact(230, { direction: 'outbound' }) }),
  ...ana(
    'interaction.addRequest',
    { contact: contact(230), request: request(241) },
    { contact: contact(230), request: wholeRequest },
  ),
  ...ana('interaction.addNote', { contact: contact(230), entryId: entry(1), text: 'Espera en línea' }),
  ...ana(
    'interaction.register',
    {
      contact: contact(231, { customerId: null }),
      requests: [],
      disposition: { id: 'informacion', label: 'De antes' },
    },
    {
      ...{ contact: contact(230), requests: [wholeRequest], disposition: wholeDisposition },
      guide: {
        ...{ guideId: 'contacto-de-salida', guideVersion: '1', catalogueVersion: '2026-11' },
        trail: [{ stepId: 'inicio', at: '2026-11-24T13:00:00.500Z' }],
      },
      outreach: { purpose: 'service', channel: 'phone', asked: { as: 'missedCall', ref: id(239) }, by: 'workstation' },
    },
    { contact: contact(230), requests: [], disposition },
  ),
  ...carmen('interaction.reviewBreach', (made) => ({
    ...{ interactionId: id(230), commandId: made('interaction.register') },
  })),
  ...ana('interaction.register', { contact: contact(230), requests: [], disposition }),
  ...carmen('interaction.reviewBreach', (made) => ({
    ...{ interactionId: id(230), commandId: made('interaction.register'), remark: 'Se habló con ella' },
  })),
  ...ana('call.rang', call(232)),
  ...ana('call.answered', call(232)),
  ...ana('call.held', call(232)),
  ...ana('call.resumed', call(232)),
  ...ana('call.transferred', call(232, { to: 'servicio' })),
  ...ana('call.ended', call(232, { ending: 'transferred' })),
  ...ana('call.quality', call(232, { line: { loss: 0.01, jitterMs: 4, rttMs: 40, mos: 4.2, worstMos: 3.9 } })),
  ...ana('call.wrapUpEnded', call(232)),
  ...ana('call.dialled', call(233, { contact: contact(233, { direction: 'outbound' }), queue: null })),
  ...ana('call.ended', call(234, { queue: null, ending: 'notAnswered' })),
  ...ana('call.closeCallBack', { interactionId: id(234), reason: 'wrongNumber' }),
  ...ana(
    'case.escalate',
    {
      ...{ caseId: CASE, radicado: null, contact: contact(235), request: request(242) },
      ...{ area: 'credito', description: 'Pide el certificado de 2025', answerBy: 'email', priority: 'normal' },
    },
    {
      ...{ caseId: TOLD_CASE, radicado: '900200', contact: contact(236), request: wholeRequest, attachments },
      ...{ area: 'credito', description: 'Pide el de 2024', answerBy: 'phone', priority: 'high', catalogue: '2026-11' },
      toldCustomer: { radicado: '900200', dueOn: '2026-12-16', channel: 'phone' },
    },
  ),
  ...ana('interaction.register', { contact: contact(235), requests: [request(242, CASE)], disposition }),
  ...ana(
    'interaction.correctDisposition',
    {
      ...{ interactionId: id(231), replaces: 'informacion', reason: 'Se cortó', case: null },
      disposition: { id: 'inbound.none.cut', label: 'Se cortó' },
    },
    {
      ...{ interactionId: id(235), replaces: disposition.id, reason: 'Era una queja' },
      disposition: { ...wholeDisposition, id: 'inbound.escalated.queja', label: 'Queja escalada' },
      case: { caseId: CASE, entryId: entry(2) },
    },
  ),
  ...carmen('case.assign', step(3, { userId: cast.pedro.id })),
  ...pedro('case.returnForData', step(4, { question: '¿De qué año?', seen: entry(3) })),
  ...ana('case.provideData', step(5, { data: 'De 2025' })),
  ...pedro('case.returnForData', step(6, { question: '¿Con firma?', seen: entry(5), attachments })),
  ...ana('case.provideData', step(7, { data: 'Con firma', contact: contact(237), attachments })),
  ...pedro('case.extendTerm', step(8, { reason: 'Falta el archivo', dueOn: '2026-12-18' })),
  ...ana('case.tellExtension', step(9, { text: 'Informado', contact: contact(237) })),
  ...pedro('case.answer', step(10, { answer: 'El certificado', seen: entry(9) })),
  ...ana('case.objectAnswer', step(11, { reason: 'Falta la firma' })),
  ...pedro('case.answer', step(12, { answer: 'Firmado', seen: entry(11), attachments })),
  ...ana('case.objectAnswer', step(13, { reason: 'Es otra firma', attachments })),
  ...pedro('case.answer', step(14, { answer: 'Firmado de nuevo', seen: entry(13) })),
  ...ana('case.informCustomer', step(15, { text: 'Informado', contact: contact(237) })),
  ...pedro('case.close', step(16)),
  ...ana('case.reopen', step(17, { reason: 'No era ese' })),
  ...pedro('case.answer', step(18, { answer: 'Este es', seen: entry(17) })),
  ...ana('case.informCustomer', step(19, { text: '', contact: contact(237) })),
  ...ana('case.reopen', step(20, { reason: 'Tampoco', contact: contact(238) })),
  ...carmen('case.reassign', step(21, { userId: cast.pedro.id }), step(22, { userId: cast.carmen.id, as: 'advisor' })),
  ...ana('case.addNote', step(23, { text: 'Llamó otra vez' }), step(24, { text: 'Trajo esto', attachments })),
  ...ana('case.addAttachment', step(25, { attachments: attachments.map((one) => ({ ...one, id: id(291) })) })),
  ...ana('case.provideData', step(26, { data: 'Nadie lo pidió', contact: null })),
  ...carmen('case.reviewBreach', (made) => ({ caseId: CASE, commandId: made('case.provideData') })),
  ...ana('case.provideData', step(27, { data: 'Y otra vez', contact: null })),
  ...carmen('case.reviewBreach', (made) => ({
    ...{ caseId: CASE, commandId: made('case.provideData'), remark: 'Ya lo sabe' },
  })),
  ...carmen('case.transfer', step(28, { area: 'juridica', reason: 'Es de Jurídica' })),
  ...ana('case.withdraw', { caseId: TOLD_CASE, entryId: entry(29), reason: 'Desiste', contact: contact(236) }),
  ...carmen('import.begin', { importId: GOING_ON, fileName: 'otros.csv', rows: 900 }),
  ...carmen('import.progress', { importId: GOING_ON, done: 3, counts: { created: 1, known: 1, refused: 1 } }),
  // A call that came back after its contact was registered: one of its own goes on from it.
  ...ana('interaction.open', { contact: goesOn }),
  ...ana('interaction.addRequest', { contact: goesOn, request: request(297) }),
  ...ana('interaction.addNote', { contact: goesOn, entryId: entry(30), text: 'Volvió a la cola' }),
  ...ana('case.escalate', {
    ...{ caseId: id(298), radicado: null, contact: goesOn, request: request(297) },
    ...{ area: 'credito', description: 'Pide lo mismo', answerBy: 'email', priority: 'normal' },
  }),
  ...ana('interaction.register', { contact: goesOn, requests: [request(297, id(298))], disposition }),
]
