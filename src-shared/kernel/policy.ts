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
  /** The relation asked of what is written on beside the object, by role; `party` where nothing is said. `own` begins none. */
  readonly beside?: Readonly<Partial<Record<Role, Relation>>>
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

const rolesThatLet = (policy: Policy, actor: Actor): readonly Role[] =>
  actor.roles.filter((role) => policy.roles.includes(role))

/** The relations asked of this actor, by the roles that let them give the command; empty when none does. */
export const relationsAsked = (policy: Policy, actor: Actor): readonly Relation[] =>
  rolesThatLet(policy, actor).map((role) =>
    typeof policy.relation === 'string' ? policy.relation : (policy.relation[role] ?? 'any'),
  )

/** As `relationsAsked`, of the documents that the command writes on beside its object. */
export const relationsBeside = (policy: Policy, actor: Actor): readonly Relation[] =>
  rolesThatLet(policy, actor).map((role) => policy.beside?.[role] ?? 'party')
