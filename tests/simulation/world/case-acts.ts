import { type Act, ADVISORS, contact, docs, type Plain, some } from './act.ts'
import { cast } from './cast.ts'
import type { Chance } from './random.ts'
import type { Workstation } from './workstation.ts'

const onCase = (
  name: string,
  who: readonly string[],
  rest: (at: Workstation, chance: Chance, current: Plain) => object,
): Act => ({
  who,
  make(at, chance) {
    const current = some(chance, docs(at, 'case'))
    return current === null
      ? null
      : { name, payload: { caseId: current.id, entryId: at.newId(), ...rest(at, chance, current) } }
  },
})
const seen = (current: Plain) => (current.entries as { id: string }[]).at(-1)?.id ?? null // entries of a case
const SOLVERS = ['pedro']

/** What people do on a case that is there. */
export const CASES: readonly Act[] = [
  ...Array.from({ length: 3 }, () => onCase('case.take', SOLVERS, () => ({}))),
  onCase('case.assign', ['carmen', ...SOLVERS], () => ({ userId: cast.pedro.id })),
  onCase('case.returnForData', SOLVERS, (_, __, current) => ({ question: '¿Qué año?', seen: seen(current) })),
  ...Array.from({ length: 2 }, () =>
    onCase('case.answer', SOLVERS, (_, __, current) => ({ answer: 'La respuesta', seen: seen(current) })),
  ),
  onCase('case.provideData', ADVISORS, () => ({ data: 'El año', contact: null })),
  onCase('case.objectAnswer', ADVISORS, () => ({ reason: 'Falta algo' })),
  onCase('case.informCustomer', ADVISORS, (at, chance) => ({ text: 'Informado', contact: contact(at, chance) })),
  onCase('case.close', SOLVERS, () => ({})),
  onCase('case.reopen', ADVISORS, () => ({ reason: 'No era eso' })),
  onCase('case.transfer', ['carmen', ...SOLVERS], (_, chance) => ({
    area: chance.happens(0.5) ? 'credito' : 'juridica',
    reason: 'No es de aquí',
  })),
  onCase('case.withdraw', ADVISORS, (at, chance) => ({ reason: 'Desiste', contact: contact(at, chance) })),
  onCase('case.addNote', [...ADVISORS, ...SOLVERS], () => ({ text: 'Observación' })),
  onCase('case.reassign', ['carmen'], (_, chance) =>
    chance.happens(0.5) ? { userId: cast.pedro.id } : { userId: cast.luis.id, as: 'advisor' },
  ),
]
