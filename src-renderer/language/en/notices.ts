import type { Catalogue } from '../es-CO/index.ts'

export const notices: Catalogue['notices'] = {
  title: 'Notices',
  unseen: 'Notices: {{shown}} not seen',
  allSeen: 'Mark all as seen',
  isNew: 'New',
  emptyText: 'Here is what others do on your cases: an answer, a return, an assignment.',
  empty: 'Nothing new',
  case: 'Case {{radicado}}',
  caseUnknown: 'Case',
}
