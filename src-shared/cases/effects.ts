import type { Effect } from '../kernel/commands.ts'
import type { CaseStep } from './life.ts'
import type { Case } from './schema.ts'

/** Who is told of a step of the case's life (table, column *told*). */
export function toldEffects(step: CaseStep, after: Case, name: string): readonly Effect[] {
  const to = step.told.flatMap((who) => {
    if (who === 'area') return [`area:${after.area}`]
    if (who === 'advisor') return [`user:${after.advisorId}`]
    return after.holderId === null ? [`area:${after.area}`] : [`user:${after.holderId}`]
  })
  return [{ kind: 'notice', to: [...new Set(to)], code: name, about: { kind: 'case', id: after.id } }]
}
