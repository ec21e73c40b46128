import { sql as replica } from './0001-replica.ts'
import { sql as documents } from './0002-documents.ts'
import { sql as notices } from './0003-notices.ts'
import { sql as caseBreaches } from './0004-case-breaches.ts'
import { sql as attachments } from './0005-attachments.ts'
import { sql as queues } from './0008-queues.ts'
import { sql as customerCount } from './0010-customer-count.ts'
import { sql as imports } from './0012-imports.ts'
import { sql as callBacks } from './0014-call-backs.ts'
import { sql as missedCalls } from './0022-missed-calls.ts'
import { sql as dialled } from './0023-dialled.ts'
import { sql as caseWords } from './0025-case-words.ts'
import { sql as longLists } from './0026-long-lists.ts'
import { sql as closedCases } from './0028-closed-cases.ts'

/** Forward only, one a file, never edited after it landed; `user_version` is how many have been applied. */
export const migrations: readonly string[] = [
  replica,
  documents,
  notices,
  caseBreaches,
  attachments,
  queues,
  imports,
  callBacks,
  customerCount,
  missedCalls,
  dialled,
  caseWords,
  longLists,
  closedCases,
]
