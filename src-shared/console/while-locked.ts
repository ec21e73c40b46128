import type { ServiceVerb } from './contract.ts'
import type { QueryName } from './queries.ts'

/**
 * What a page may ask while the console is locked, also because the centre was away for too long; a new verb is decided here.
 * The lock's own screen, the telephone (a call goes on, is answered and hung up from there), what was being typed, and what
 * says nothing of anybody. Every other one is its person's act, or their reading, and is refused with `session.locked`.
 */
const whileLocked: Readonly<Record<ServiceVerb, boolean>> = {
  'session.unlock': true,
  'session.lock': true,
  'session.signOut': true,
  'session.signIn': false,
  'session.recover': false,
  'session.changePassword': false,
  'session.dismissNotice': false,
  'session.restore': false,
  'session.stopRestore': false,
  'session.backups': false,
  'backups.list': false,
  'upkeep.interrupt': false,
  // What was typed last is written as the lock comes, and what was saved last, or is of a call that goes on, lets its draft go.
  'draft.put': true,
  'draft.drop': true,
  'attachment.limits': false,
  'attachment.begin': false,
  'attachment.piece': false,
  'attachment.finish': false,
  'attachment.remove': false,
  'attachment.ask': false,
  'attachment.fetch': false,
  'attachment.read': false,
  'phone.account': true,
  'phone.presence': true,
  'phone.calls': true,
  'phone.colleagues': false,
  'phone.place': true,
  'phone.hangUp': true,
  'phone.retake': true,
  'phone.survey': true,
  'phone.conference': true,
  // Whoever says in the call that they will not be recorded is obeyed.
  'phone.recording': true,
  'phone.giveContact': true,
  'phone.givenContact': true,
  'phone.simulate': false,
  'recording.of': false,
  'recording.listen': false,
  'recording.read': false,
  // The sync goes on by itself.
  'sync.now': true,
  'sync.heads': false,
  'outbox.resend': false,
  'outbox.discard': false,
  'numbers.take': false,
  'central.searchCustomers': false,
  'central.searchInteractions': false,
  'central.closedCases': false,
  'central.findCase': false,
  'central.importUse': false,
  'central.lists': false,
  'central.undelivered': false,
  'central.ahead': false,
  'central.settleKept': false,
  'central.firstContactReturns': false,
  'central.excludedList': false,
  'central.loadExcluded': false,
  'central.endRecovery': false,
  'central.supervise': false,
  'central.setInitialPassword': false,
  'central.revokeSessions': false,
  'updates.state': true,
  'updates.install': false,
  'preferences.get': true,
  'preferences.put': true,
}

export const mayWhileLocked = (verb: ServiceVerb): boolean => whileLocked[verb]

/**
 * What is read for a locked page: how the sync and the upkeep stand, in numbers alone. Everything else waits for the unlock,
 * the call's own contact too, for the locked screen does not show who is on the line.
 */
const readWhileLocked: ReadonlySet<QueryName> = new Set<QueryName>(['sync.status', 'upkeep.status'])

export const mayReadWhileLocked = (name: QueryName): boolean => readWhileLocked.has(name)
