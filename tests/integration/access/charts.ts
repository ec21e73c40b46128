import type { Role } from '#shared/kernel/roles.ts'
import { ON_CONTACT, onCase } from './cells.ts'

/*
 * Who may do what, said here again from the charts (domain, Roles), not read from the product's policies: a wrong policy must
 * fail. Every command has its own line: what nobody wrote is no expectation.
 */
const DESK: readonly Role[] = ['advisor', 'coordinator']
export const SOLVERS: readonly Role[] = ['area_owner', 'oefv_analyst']
const PART: readonly Role[] = [...DESK, ...SOLVERS]
const EVERYBODY: readonly Role[] = [...PART, 'quality_analyst', 'it_admin']

export const MAY: Readonly<Record<string, readonly Role[]>> = {
  'user.create': ['it_admin'],
  'user.edit': ['it_admin'],
  'user.setRoles': ['it_admin'],
  'user.enable': ['it_admin'],
  'user.disable': ['it_admin'],
  'user.setAbsence': EVERYBODY,
  'user.setSkills': ['coordinator', 'it_admin'],
  'team.create': ['it_admin'],
  'team.edit': ['it_admin'],
  'queue.create': ['coordinator'],
  'queue.edit': ['coordinator'],
  'customer.create': DESK,
  'customer.edit': DESK,
  'customer.recordConsent': DESK,
  'customer.withdrawConsent': DESK,
  'customer.recordOtherHours': DESK,
  'customer.withdrawOtherHours': DESK,
  'customer.merge': DESK,
  'customer.unmerge': DESK,
  'import.begin': ['coordinator'],
  'import.progress': ['coordinator'],
  'import.end': ['coordinator'],
  'import.withdraw': ['coordinator'],
  'import.undone': ['coordinator'],
  'contact.claim': ['advisor'],
  'contact.allow': ['coordinator'],
  'guidebook.publish': ['coordinator'],
  'interaction.open': ['advisor'],
  // A coordinator's own: the calls that they take from the board (`onlyOwn`).
  'interaction.addRequest': DESK,
  'interaction.addNote': DESK,
  'interaction.register': DESK,
  'interaction.correctDisposition': DESK,
  'interaction.reviewBreach': ['coordinator'],
  'call.rang': DESK,
  'call.dialled': DESK,
  'call.answered': DESK,
  'call.held': DESK,
  'call.resumed': DESK,
  'call.transferred': DESK,
  'call.ended': DESK,
  'call.wrapUpEnded': DESK,
  'call.quality': DESK,
  'call.takeVoicemail': ['advisor'],
  'call.takeCallBack': ['advisor'],
  'call.closeCallBack': ['advisor'],
  'case.reviewBreach': ['coordinator'],
  'case.escalate': DESK,
  'case.take': SOLVERS,
  'case.assign': [...SOLVERS, 'coordinator'],
  'case.returnForData': SOLVERS,
  'case.provideData': ['advisor'],
  'case.extendTerm': SOLVERS,
  'case.tellExtension': ['advisor'],
  'case.answer': SOLVERS,
  'case.objectAnswer': ['advisor'],
  'case.informCustomer': ['advisor'],
  'case.close': SOLVERS,
  // Nobody: the centre gives it by itself.
  'case.closeUnopposed': [],
  'case.reopen': DESK,
  'case.transfer': [...SOLVERS, 'coordinator'],
  'case.withdraw': ['advisor'],
  'case.addNote': PART,
  'case.addAttachment': PART,
  'case.reassign': ['coordinator'],
}

export const may = (command: string, role: Role): boolean => MAY[command]?.includes(role) === true

/** Whether a contact that the command writes on must be the person's own: a coordinator registers none of their team's advisors. */
export const onlyOwn = (command: string, role: Role): boolean =>
  role === 'coordinator' &&
  (command === 'case.escalate' || ['addRequest', 'addNote', 'register'].some((one) => command === `interaction.${one}`))

/** Whether the object must be one's own: of one's team, of one's area, or in one's hands. */
export const related = (command: string, role: Role): boolean =>
  onCase(command) ||
  onlyOwn(command, role) ||
  ON_CONTACT.includes(command) ||
  // How far it is, the import says that is under way.
  command === 'import.progress' ||
  // An absence is noted by oneself; a coordinator and the administrator note anybody's.
  (command === 'user.setAbsence' && role !== 'coordinator' && role !== 'it_admin')
