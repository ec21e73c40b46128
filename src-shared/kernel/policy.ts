import type { Actor } from './commands.ts'
import type { AnyDocument } from './documents.ts'
import type { Role } from './roles.ts'

/**
 * Who may give a command: one of `roles`, and standing in `relation` to its object. The table is
 * src-shared/model/policies.ts; decideCommand enforces it on both sides, and the matrix of responsibilities (P7) and the
 * access tests are made from it.
 */
export interface Policy {
  readonly roles: readonly Role[]
  /** `any` asks nothing more than the role. A table by role where roles differ; a role without entry is `any`. */
  readonly relation: Relation | Readonly<Partial<Record<Role, Relation>>>
  /** The centre gives it of its own accord, in nobody's name; people only where `roles` says so. */
  readonly byItself?: true
}

export type Relation =
  | 'any'
  /** the object's author, or the person whose contact it is */
  | 'own'
  /** whoever shares the object's team, or coordinates it */
  | 'team'
  /** whoever's work it is, or was: what a command writes on beside its object */
  | 'party'
  /** whoever the object is assigned to */
  | 'holder'
  /** members of the area the object is with */
  | 'area'
  /** the person themself */
  | 'self'

/** Whether an actor stands in a relation to a document; each area says it for its kinds. */
export type RelationTest = (relation: Relation, document: AnyDocument, actor: Actor) => boolean
export type Relations = ReadonlyMap<string, RelationTest>

/** The relations asked of this actor, by the roles that let them give the command; empty when none does. */
export function relationsAsked(policy: Policy, actor: Actor): readonly Relation[] {
  const roles = actor.roles.filter((role) => policy.roles.includes(role))
  return roles.map((role) => (typeof policy.relation === 'string' ? policy.relation : (policy.relation[role] ?? 'any')))
}
