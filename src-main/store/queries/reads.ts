import type { QueryName } from '#shared/console/queries.ts'

/** Which kinds of documents an answer is made of: a watch asks again when one of them changes. */
export const queryReads: Readonly<Record<QueryName, readonly string[]>> = {
  'customers.search': ['customer'],
  'customers.known': ['customer'],
  'customers.get': ['customer'],
  'customers.interactions': ['interaction'],
  'customers.cases': ['case'],
  'customers.duplicates': ['customer'],
  'interactions.mine': ['interaction'],
  'interactions.get': ['interaction'],
  'cases.tray': ['case', 'user'],
  'cases.unowned': ['case', 'user'],
  'cases.get': ['case'],
  'attachments.inPlace': ['attachment'],
  'attachments.ofCase': ['attachment', 'case', 'outbox'],
  'directory.users': ['user'],
  'directory.teams': ['team'],
  'directory.queues': ['queue'],
  'breaches.list': ['interaction', 'case'],
  'notices.list': ['notice'],
  'outbox.list': ['outbox'],
  'drafts.all': ['drafts'],
  'sync.status': ['sync', 'outbox'],
}
