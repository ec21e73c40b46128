import { defaultCatalogue } from '../catalogues/shipped.ts'
import { libraryOf } from './library.ts'
import { Guide } from './schema.ts'

const words = (text: string) => ({ es: text, en: text })
const options = (...ids: readonly string[]) => ids.map((id) => ({ id, text: words(id) }))
const choice = (...ids: readonly string[]) => ({ type: 'choice', options: options(...ids) })
/** A step as a guide's file has it. */
export type RawStep = { readonly id: string; readonly kind: string; readonly [field: string]: unknown }
export type RawGuide = { readonly steps: readonly RawStep[]; readonly [field: string]: unknown }

const steps: readonly RawStep[] = [
  {
    id: 'saludo',
    kind: 'say',
    script: 'Buenos días, le habla {advisor.name}.',
    required: true,
    channels: ['voice', 'video'],
    next: [{ to: 'quien' }],
  },
  {
    id: 'quien',
    kind: 'ask',
    script: '¿Con quién tengo el gusto?',
    field: { type: 'customer' },
    sensitive: true,
    keeps: 'contact.customerId',
    next: [{ to: 'autorizacion' }],
  },
  {
    id: 'autorizacion',
    kind: 'ask',
    script: '¿Autoriza el tratamiento de sus datos?',
    field: choice('yes', 'no'),
    required: true,
    when: { not: { fact: 'customer.consents.personalData', is: 'granted' } },
    next: [{ to: 'motivo' }],
  },
  {
    id: 'motivo',
    kind: 'ask',
    script: '¿En qué le puedo ayudar?',
    field: { type: 'catalogue', list: 'kinds' },
    startsRequest: true,
    keeps: 'request.kind',
    next: [{ to: 'primer-contacto' }],
  },
  {
    id: 'primer-contacto',
    kind: 'checklist',
    kindFrom: 'motivo',
    next: [{ when: { answer: 'primer-contacto', is: 'yes' }, to: 'otorga' }, { to: 'escala' }],
  },
  {
    id: 'otorga',
    kind: 'ask',
    field: choice('information', 'procedure'),
    next: [{ when: { answer: 'otorga', is: 'procedure' }, to: 'procedimiento' }, { to: 'informa' }],
  },
  { id: 'informa', kind: 'act', action: 'answer', next: [{ to: 'algo-mas' }] },
  {
    id: 'procedimiento',
    kind: 'act',
    action: 'runProcedure',
    procedure: { guide: 'tramite' },
    next: [{ when: { answer: 'procedimiento', is: 'notDone' }, to: 'escala' }, { to: 'algo-mas' }],
  },
  { id: 'escala', kind: 'act', action: 'escalate', keeps: 'request.caseId', next: [{ to: 'algo-mas' }] },
  {
    id: 'algo-mas',
    kind: 'ask',
    script: '¿Algo más?',
    field: choice('no', 'yes'),
    timeLimit: { seconds: 60, early: 'cut' },
    next: [{ when: { answer: 'algo-mas', is: 'yes' }, to: 'motivo' }, { to: 'registra' }],
  },
  { id: 'registra', kind: 'act', action: 'registerContact', keeps: 'contact.disposition', next: [{ to: 'cortado' }] },
  {
    id: 'cortado',
    kind: 'decide',
    next: [{ when: { answer: 'terminar-antes', known: true }, to: 'fin' }, { to: 'gracias' }],
  },
  { id: 'gracias', kind: 'say', script: 'Gracias por comunicarse.', next: [{ to: 'fin' }] },
  { id: 'fin', kind: 'end' },
]

/** A small guide with every kind of step, as its file has it; tests break it. */
export const sampleGuide: RawGuide = {
  id: 'ejemplo',
  version: '1',
  title: words('Ejemplo'),
  type: 'contact',
  direction: 'inbound',
  channels: ['voice', 'chat'],
  variables: ['advisor.name'],
  entry: 'saludo',
  early: {
    to: 'registra',
    registeredTo: 'fin',
    reasons: [
      { id: 'cut', text: words('Se cortó'), disposition: 'inbound.none.cut', excusesRequired: true },
      { id: 'unidentified', text: words('No'), disposition: 'inbound.none.unidentified', excusesRequired: false },
    ],
  },
  steps,
}

export const sampleProcedure: RawGuide = {
  id: 'tramite',
  version: '1',
  title: words('Trámite'),
  type: 'procedure',
  direction: 'inbound',
  variables: [],
  entry: 'tramite-datos',
  steps: [
    {
      id: 'tramite-datos',
      kind: 'ask',
      script: '¿Su clave anterior?',
      field: { type: 'text', max: 200 },
      sensitive: true,
      next: [{ to: 'tramite-hecho' }],
    },
    {
      id: 'tramite-hecho',
      kind: 'ask',
      field: choice('yes', 'no'),
      next: [{ when: { answer: 'tramite-hecho', is: 'yes' }, to: 'tramite-fin' }, { to: 'tramite-no' }],
    },
    { id: 'tramite-fin', kind: 'end', outcome: 'done' },
    { id: 'tramite-no', kind: 'end', outcome: 'notDone' },
  ],
}

/** Reads a guide as its file has it; labels are made where a test has none. */
export const guideFrom = (raw: RawGuide): Guide =>
  Guide.parse({ ...raw, steps: raw.steps.map((step) => ({ label: words(step.id), ...step })) })

/** The sample with steps replaced, by id, or more of them. */
export const sampleWith = (...changed: readonly RawStep[]): RawGuide => ({
  ...sampleGuide,
  steps: [
    ...sampleGuide.steps.map((step) => changed.find(({ id }) => id === step.id) ?? step),
    ...changed.filter(({ id }) => !sampleGuide.steps.some((step) => step.id === id)),
  ],
})

export const sampleLibrary = (...guides: readonly RawGuide[]) =>
  libraryOf([guideFrom(sampleGuide), guideFrom(sampleProcedure), ...guides.map(guideFrom)], defaultCatalogue())
