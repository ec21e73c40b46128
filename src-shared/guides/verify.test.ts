import { expect, test } from 'vitest'
import { defaultCatalogue } from '../catalogues/shipped.ts'
import { PROBLEM_CODES, type ProblemCode, worldOf } from './guide-problems.ts'
import { everyEarlyEnd, everyPath } from './paths.ts'
import { isRegistered } from './runner.ts'
import {
  guideFrom,
  type RawGuide,
  type RawStep,
  sampleGuide,
  sampleLibrary,
  sampleProcedure,
  sampleWith,
} from './sample-guide.test-data.ts'
import { verifyGuide } from './verify.ts'
import { placeOf } from './verify-answers.ts'

const procedure = guideFrom(sampleProcedure)
const catalogue = { ...defaultCatalogue(), procedures: [] }
const problemsOf = (raw: RawGuide) => {
  const guide = guideFrom(raw)
  return verifyGuide(guide, worldOf([guide, procedure], catalogue))
}
const stepOf = (id: string): RawStep => {
  const step = sampleGuide.steps.find((each) => each.id === id)
  if (step === undefined) throw new Error(id)
  return step
}
const changed = (id: string, fields: Readonly<Record<string, unknown>>): RawGuide =>
  sampleWith({ ...stepOf(id), ...fields })
const procedureWith = (fields: Readonly<Record<string, unknown>>): RawGuide => ({ ...sampleProcedure, ...fields })
const choiceOf = (...ids: readonly string[]) => ({
  type: 'choice',
  options: ids.map((id) => ({ id, text: { es: id, en: id } })),
})
const fact = (name: string, value: string) => [{ when: { fact: name, is: value }, to: 'quien' }, { to: 'quien' }]
const early = sampleGuide.early as object // the sample has one

/** For each kind of problem a guide that has it, and the step that is named. */
const broken: Readonly<Record<ProblemCode, readonly [RawGuide, string | null]>> = {
  'action.incomplete': [changed('procedimiento', { procedure: undefined }), 'procedimiento'],
  'action.unknown': [changed('informa', { action: 'sing' }), 'informa'],
  'answer.duplicate': [changed('otorga', { field: choiceOf('information', 'procedure', 'procedure') }), 'otorga'],
  'answer.missing': [
    changed('autorizacion', { keeps: 'contact.authorisation', field: choiceOf('granted', 'later') }),
    'autorizacion',
  ],
  'answer.unknown': [
    changed('autorizacion', { keeps: 'contact.authorisation', field: choiceOf('granted', 'refused', 'later') }),
    'autorizacion',
  ],
  'catalogue.unknown': [
    changed('motivo', { next: [{ when: { answer: 'motivo', is: 'ruego' }, to: 'fin' }, { to: 'primer-contacto' }] }),
    'motivo',
  ],
  'early.missing': [{ ...changed('algo-mas', { timeLimit: undefined }), early: undefined }, null],
  'early.noneByChannel': [
    {
      ...sampleGuide,
      early: {
        ...early,
        reasons: [
          {
            ...{ id: 'cut', text: { es: 'a', en: 'a' }, disposition: 'inbound.none.cut', excusesRequired: true },
            channels: ['mailbox'],
          },
        ],
      },
    },
    null,
  ],
  'fact.unknown': [changed('saludo', { next: fact('customer.mood', 'good') }), 'saludo'],
  'form.unknown': [changed('quien', { field: { type: 'form', form: 'horoscope' } }), 'quien'],
  'guide.unknown': [changed('procedimiento', { procedure: { guide: 'otro' } }), 'procedimiento'],
  'step.duplicate': [{ ...sampleGuide, steps: [...sampleGuide.steps, stepOf('gracias')] }, 'gracias'],
  'step.notAsked': [
    changed('autorizacion', {
      next: [{ when: { fact: 'customer.known', is: 'yes' }, to: 'primer-contacto' }, { to: 'motivo' }],
    }),
    'primer-contacto',
  ],
  'step.reserved': [
    sampleWith({ id: 'terminar-antes', kind: 'say', script: 'x', next: [{ to: 'fin' }] }),
    'terminar-antes',
  ],
  'keeps.unknown': [changed('motivo', { keeps: 'request.colour' }), 'motivo'],
  'loop.single': [
    changed('informa', { next: [{ when: { fact: 'customer.known', is: 'yes' }, to: 'informa' }, { to: 'algo-mas' }] }),
    'informa',
  ],
  'loop.unanswered': [
    changed('cortado', { next: [{ when: { fact: 'customer.known', is: 'yes' }, to: 'cortado' }, { to: 'gracias' }] }),
    'cortado',
  ],
  'path.noEnd': [changed('gracias', { next: [{ to: 'otra-vez' }] }), 'gracias'],
  'path.registeredTwice': [
    changed('gracias', { next: [{ when: { answer: 'otorga', known: true }, to: 'registra' }, { to: 'fin' }] }),
    'registra',
  ],
  'path.unregistered': [
    changed('algo-mas', {
      next: [
        { when: { answer: 'algo-mas', is: 'yes' }, to: 'motivo' },
        { when: { fact: 'customer.known', is: 'no' }, to: 'fin' },
        { to: 'registra' },
      ],
    }),
    'fin',
  ],
  'procedure.notAllowed': [
    procedureWith({
      steps: [
        { id: 'tramite-datos', kind: 'act', action: 'registerContact', next: [{ to: 'tramite-fin' }] },
        { id: 'tramite-fin', kind: 'end' },
      ],
    }),
    'tramite-datos',
  ],
  'required.bypassed': [
    changed('quien', { next: [{ when: { answer: 'quien', is: 'found' }, to: 'motivo' }, { to: 'autorizacion' }] }),
    'autorizacion',
  ],
  'step.unknown': [changed('gracias', { next: [{ to: 'nowhere' }] }), 'gracias'],
  'step.unreachable': [sampleWith({ id: 'isla', kind: 'say', script: 'x', next: [{ to: 'fin' }] }), 'isla'],
  'usual.unknown': [changed('otorga', { usual: 'later' }), 'otorga'],
  'variable.unknown': [changed('saludo', { script: 'Hola, {customer.shoeSize}.' }), 'saludo'],
  'variable.unpaired': [
    changed('saludo', { script: 'Buenos días, de {bank.name. Le habla {advisor.name}.' }),
    'saludo',
  ],
  'way.neverTaken': [
    changed('otorga', {
      next: [
        { when: { answer: 'otorga', in: ['procedure', 'other'] }, to: 'procedimiento' },
        {
          when: {
            all: [
              { answer: 'otorga', is: 'procedure' },
              { fact: 'contact.channel', is: 'chat' },
            ],
          },
          to: 'escala',
        },
        { to: 'informa' },
      ],
    }),
    'otorga',
  ],
  'way.noElse': [changed('gracias', { next: [{ when: { fact: 'customer.known', is: 'yes' }, to: 'fin' }] }), 'gracias'],
}
const withLoop = sampleWith(
  { ...stepOf('gracias'), next: [{ to: 'otra-vez' }] },
  { id: 'otra-vez', kind: 'say', script: 'x', next: [{ to: 'gracias' }] },
)

test('the sample and its procedure have no problem', () => {
  expect(problemsOf(sampleGuide)).toEqual([])
  expect(problemsOf(sampleProcedure)).toEqual([])
})
test.each(PROBLEM_CODES)('%s is found, at its step', (code) => {
  const [raw, stepId] = broken[code]
  const problems = problemsOf(code === 'path.noEnd' ? withLoop : raw)
  expect(problems.filter((problem) => problem.code === code).map((problem) => problem.stepId)).toContain(stepId)
})
test('a name that a guide speaks must be declared by it', () => {
  const problems = problemsOf({ ...sampleGuide, variables: [] })
  expect(problems).toEqual([{ code: 'variable.unknown', guideId: 'ejemplo', stepId: 'saludo', name: 'advisor.name' }])
})
test('a registration that a channel does not come to is none for that channel', () => {
  const codes = problemsOf(changed('registra', { channels: ['voice'] })).map(({ code, stepId }) => `${code} ${stepId}`)
  expect(codes).toContain('path.unregistered fin')
})
test('who was spoken to is registered, who was not need not be', () => {
  const short = (script: string | undefined): RawGuide => ({
    ...sampleGuide,
    entry: 'pregunta',
    steps: [
      { id: 'pregunta', kind: 'ask', script, field: { type: 'text', max: 10 }, next: [{ to: 'fin' }] },
      stepOf('registra'),
      stepOf('cortado'),
      stepOf('gracias'),
      stepOf('fin'),
    ],
  })
  const unregistered = (raw: RawGuide) => problemsOf(raw).filter(({ code }) => code === 'path.unregistered')
  expect(unregistered(short('¿Hola?'))).toMatchObject([{ stepId: 'fin' }])
  expect(unregistered(short(undefined))).toEqual([])
})
test('a way that only another channel takes bypasses nothing', () => {
  const route = (is: string) =>
    sampleWith({
      id: 'saludo',
      kind: 'decide',
      next: [{ when: { fact: 'contact.channel', is }, to: 'motivo' }, { to: 'quien' }],
    })
  expect(problemsOf(route('mailbox'))).toEqual([])
  expect(problemsOf(route('chat')).map(({ code, stepId }) => `${code} ${stepId}`)).toContain(
    'required.bypassed autorizacion',
  )
})
test('ids of a procedure must not be those of the guide that runs it', () => {
  const clash = guideFrom({
    ...sampleProcedure,
    entry: 'gracias',
    steps: [...sampleProcedure.steps, { id: 'gracias', kind: 'say', script: 'x', next: [{ to: 'tramite-datos' }] }],
  })
  const guide = guideFrom(sampleGuide)
  const problems = verifyGuide(guide, worldOf([guide, clash], catalogue))
  expect(problems).toMatchObject([{ code: 'step.duplicate', stepId: 'gracias' }])
})
test('an early end whose disposition the catalogue does not have is found', () => {
  const reasons = [{ id: 'cut', text: { es: 'a', en: 'a' }, disposition: 'inbound.none.ufo', excusesRequired: true }]
  expect(problemsOf({ ...sampleGuide, early: { ...early, reasons } })).toMatchObject([{ name: 'inbound.none.ufo' }])
})
test('a channel by which no contact could be ended early is found', () => {
  const cut = { id: 'cut', text: { es: 'a', en: 'a' }, disposition: 'inbound.none.cut', excusesRequired: true }
  const only = (...channels: readonly string[]) => ({
    ...sampleGuide,
    channels: ['voice', 'mailbox'],
    early: { ...early, reasons: [{ ...cut, channels }] },
  })
  expect(problemsOf(only('voice'))).toMatchObject([{ code: 'early.noneByChannel', stepId: null, name: 'mailbox' }])
  expect(problemsOf(only('voice', 'mailbox'))).toEqual([])
})

test('a step that needs an earlier answer is come to with it, also in a further request', () => {
  const further = (to: string) =>
    changed('algo-mas', { next: [{ when: { answer: 'algo-mas', is: 'yes' }, to }, { to: 'registra' }] })
  expect(problemsOf(further('motivo'))).toEqual([])
  const optional = changed('motivo', { when: { fact: 'customer.known', is: 'yes' } })
  expect(problemsOf(optional)).toMatchObject([{ code: 'step.notAsked', stepId: 'primer-contacto', name: 'motivo' }])
})
test('a way is taken by nobody where it contradicts itself, and by somebody where it only comes later', () => {
  const asked = (when: object, ...before: readonly object[]) =>
    problemsOf(
      changed('informa', {
        next: [...before.map((one) => ({ when: one, to: 'algo-mas' })), { when, to: 'escala' }, { to: 'algo-mas' }],
      }),
    ).filter(({ code }) => code === 'way.neverTaken')
  const chat = { fact: 'contact.channel', is: 'chat' }
  const known = { fact: 'customer.known', is: 'yes' }
  expect(asked({ all: [chat, { fact: 'contact.channel', is: 'voice' }] })).toMatchObject([{ name: '1' }])
  expect(asked({ all: [chat, { not: chat }] })).toMatchObject([{ name: '1' }])
  expect(asked({ all: [chat, known] }, chat)).toMatchObject([{ name: '2' }])
  expect(asked(chat, { all: [chat, known] })).toEqual([])
  expect(asked({ any: [chat, known] }, chat)).toEqual([])
})
test('where in its step a problem is, is told', () => {
  const placed = (raw: RawGuide) => {
    const guide = guideFrom(raw)
    return problemsOf(raw).map((problem) => placeOf(guide, problem))
  }
  const unknown = { answer: 'otorga', is: 'nada' }
  expect(placed(changed('saludo', { script: 'Hola, {nadie}.' }))).toEqual([{ at: 'script' }])
  expect(placed(changed('informa', { when: unknown }))).toEqual([{ at: 'when' }])
  expect(
    placed(
      changed('procedimiento', {
        next: [
          ...(stepOf('procedimiento').next as object[]).slice(0, 1),
          { when: unknown, to: 'escala' },
          { to: 'algo-mas' },
        ],
      }),
    ), // the sample's has ways
  ).toEqual([{ at: 'way', index: 1 }])
  expect(placed(changed('otorga', { field: choiceOf('information', 'information', 'procedure') }))).toEqual([
    { at: 'answers' },
  ])
  expect(placed(sampleWith({ id: 'isla', kind: 'say', script: 'x', next: [{ to: 'fin' }] }))).toEqual([null])
})

const library = sampleLibrary()
test('every path of the sample ends registered, and passes each step once on some of them', () => {
  const taken = new Set<string>()
  let count = 0
  for (const { run } of everyPath(library, 'ejemplo')) {
    count++
    expect(isRegistered(library, run)).toBe(true)
    for (const entry of run.trail) for (const id of [entry.stepId, ...entry.passed]) taken.add(id)
  }
  expect(count).toBeGreaterThan(100)
  expect(sampleGuide.steps.map(({ id }) => id).filter((id) => !taken.has(id))).toEqual([])
})
test('a fact is supposed both ways, and the same way along a path', () => {
  for (const { run, supposed } of everyPath(library, 'ejemplo')) {
    const asked = run.trail.some(({ stepId }) => stepId === 'autorizacion')
    expect(asked).toBe(supposed.get('customer.consents.personalData') !== 'granted')
  }
})
test('every step is ended early, by each channel, and is registered', () => {
  const places = new Set<string>()
  for (const { run, supposed } of everyEarlyEnd(library, 'ejemplo')) {
    const early = run.trail.find(({ answer }) => answer.kind === 'early')
    places.add(`${early?.position.frames.at(-1)?.stepId} ${supposed.get('contact.channel')}`)
    expect(isRegistered(library, run)).toBe(true)
  }
  const answered = [...sampleGuide.steps, ...sampleProcedure.steps].filter(
    ({ kind, id }) => kind !== 'end' && kind !== 'decide' && id !== 'procedimiento',
  )
  expect(places.size).toBe(answered.length * 2 - 1)
})
