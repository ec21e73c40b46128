import type { Case } from '../cases/schema.ts'
import type { CustomerImport } from '../customers/import-schema.ts'
import type { User } from '../identity/schema.ts'
import { inTeam, isParty } from '../interactions/party.ts'
import type { Interaction } from '../interactions/schema.ts'
import type { Actor } from '../kernel/commands.ts'
import type { Relation, Relations, RelationTest } from '../kernel/policy.ts'

function onCase(relation: Relation, document: Case, actor: Actor): boolean {
  switch (relation) {
    case 'any':
      return true
    case 'own':
      return document.advisorId === actor.id
    case 'team':
      return document.advisorId === actor.id || inTeam(actor, document.teamId)
    case 'holder':
      return document.holderId === actor.id
    case 'area':
      return actor.areas.includes(document.area)
    case 'party':
    case 'self':
      return false
  }
}

function onInteraction(relation: Relation, document: Interaction, actor: Actor): boolean {
  switch (relation) {
    case 'any':
      return true
    case 'own':
      return document.advisorId === actor.id
    case 'team':
      return document.advisorId === actor.id || inTeam(actor, document.teamId)
    case 'party':
      return isParty(document, actor)
    case 'holder':
    case 'area':
    case 'self':
      return false
  }
}

/** Rows are written, and their progress told, by whoever began it. */
const onImport = (relation: Relation, { by }: CustomerImport, actor: Actor): boolean =>
  relation === 'any' || ((relation === 'own' || relation === 'party') && by === actor.id)

const onUser = (relation: Relation, document: User, actor: Actor): boolean =>
  relation === 'any' || (relation === 'self' && document.id === actor.id)

/** How the kinds that policies ask relations of answer. */
export const relations: Relations = new Map<string, RelationTest>([
  ['case', onCase as RelationTest], // filed under its kind, only asked of documents of that kind
  ['interaction', onInteraction as RelationTest], // as above
  ['customerImport', onImport as RelationTest], // as above
  ['user', onUser as RelationTest], // as above
])
