import { caseLife } from '../cases/life.ts'
import type { Policy } from '../kernel/policy.ts'
import type { Role } from '../kernel/roles.ts'

const ADMIN: Policy = { roles: ['it_admin'], relation: 'any' }
const DESK: Policy = { roles: ['advisor', 'coordinator'], relation: 'any' }
/** An advisor's work; a coordinator's of their own contacts, as of the calls that they take from the board, and of no colleague's. */
const CONTACT: Policy = { roles: ['advisor', 'coordinator'], relation: 'any', beside: { coordinator: 'own' } }
const COORDINATOR: Policy = { roles: ['coordinator'], relation: 'any' }
const COORDINATION: Policy = { roles: ['coordinator'], relation: 'team' }

/** Who may give which command: the role × action matrix, enforced by decideCommand on both sides. */
export const policies: Readonly<Record<string, Policy>> = {
  'user.create': ADMIN,
  'user.edit': ADMIN,
  'user.setRoles': ADMIN,
  'user.enable': ADMIN,
  'user.disable': ADMIN,
  'user.setAbsence': {
    roles: ['coordinator', 'advisor', 'oefv_analyst', 'area_owner', 'quality_analyst', 'it_admin'],
    relation: {
      advisor: 'self',
      oefv_analyst: 'self',
      area_owner: 'self',
      quality_analyst: 'self',
      it_admin: 'any',
      coordinator: 'any',
    },
  },
  'user.setSkills': { roles: ['coordinator', 'it_admin'], relation: 'any' },
  'team.create': ADMIN,
  'team.edit': ADMIN,
  'queue.create': { roles: ['coordinator'], relation: 'any' },
  'queue.edit': { roles: ['coordinator'], relation: 'any' },
  'customer.create': DESK,
  'customer.edit': DESK,
  'customer.recordConsent': DESK,
  'customer.withdrawConsent': DESK,
  'customer.recordOtherHours': DESK,
  'customer.withdrawOtherHours': DESK,
  'customer.merge': DESK,
  'customer.unmerge': DESK,
  'import.begin': COORDINATOR,
  'import.progress': { roles: ['coordinator'], relation: 'own' },
  'import.end': COORDINATOR,
  'import.withdraw': COORDINATOR,
  'import.undone': COORDINATOR,
  'contact.claim': { roles: ['advisor'], relation: 'any' },
  'contact.allow': { roles: ['coordinator'], relation: 'any' },
  'guidebook.publish': COORDINATOR,
  'interaction.open': { roles: ['advisor'], relation: 'any' },
  'interaction.addRequest': CONTACT,
  'interaction.addNote': CONTACT,
  'interaction.register': CONTACT,
  'interaction.correctDisposition': { roles: ['advisor', 'coordinator'], relation: 'own' },
  'interaction.reviewBreach': COORDINATION,
  // A coordinator takes a call from the board.
  'call.rang': DESK,
  'call.dialled': DESK,
  'call.answered': DESK,
  'call.held': DESK,
  'call.resumed': DESK,
  'call.transferred': DESK,
  'call.ended': DESK,
  'call.wrapUpEnded': DESK,
  'call.quality': DESK,
  'call.takeVoicemail': { roles: ['advisor'], relation: 'team' },
  'call.takeCallBack': { roles: ['advisor'], relation: 'team' },
  'call.closeCallBack': { roles: ['advisor'], relation: 'own' },
  'case.reviewBreach': COORDINATION,
  ...Object.fromEntries(Object.entries(caseLife).map(([name, step]) => [name, step.policy])),
}

/**
 * Who hears what was recorded: a conversation its advisor, the coordinator of their team, and who monitors quality (P5); a
 * message that a customer left the whole team, one of whom takes it.
 */
export const listening: Readonly<Record<'call' | 'voicemail', Policy>> = {
  call: {
    roles: ['advisor', 'coordinator', 'quality_analyst'],
    relation: { advisor: 'own', coordinator: 'team', quality_analyst: 'any' },
  },
  voicemail: {
    roles: ['advisor', 'coordinator', 'quality_analyst'],
    relation: { advisor: 'team', coordinator: 'team', quality_analyst: 'any' },
  },
}
/** Who sees who has listened. */
export const listeningAudit: Policy = {
  roles: ['coordinator', 'quality_analyst'],
  relation: { coordinator: 'team', quality_analyst: 'any' },
}

/** What is done at the centre beside commands, by role. */
export const actions = {
  'users.administer': ['it_admin'],
  'log.verify': ['it_admin'],
  'lists.read': ['coordinator'],
  'lists.settle': ['coordinator'],
  'imports.undo': ['coordinator'],
  'recovery.end': ['coordinator'],
  'board.watch': ['coordinator'],
  'board.act': ['coordinator'],
  'firstContact.read': ['advisor'],
  // Who can take a call, of those it may be transferred to: whoever has a telephone.
  'colleagues.read': ['advisor', 'coordinator'],
  'excludedNumbers.load': ['coordinator'],
  'excludedNumbers.read': ['advisor', 'coordinator'],
  // Whose, says `listening`.
  'recordings.listen': ['advisor', 'coordinator', 'quality_analyst'],
  'recordings.audit': ['coordinator', 'quality_analyst'],
  'search.online': ['advisor', 'coordinator', 'oefv_analyst', 'area_owner'],
} as const satisfies Record<string, readonly Role[]>
