import { sql as log } from './0001-log.ts'
import { sql as documents } from './0002-documents.ts'
import { sql as identity } from './0003-identity.ts'
import { sql as knownHeads } from './0004-known-heads.ts'
import { sql as spentRefresh } from './0005-spent-refresh.ts'
import { sql as heldThenDeposited } from './0006-held-then-deposited.ts'
import { sql as oldNotices } from './0007-old-notices.ts'
import { sql as settledCommands } from './0008-settled-commands.ts'
import { sql as attachments } from './0009-attachments.ts'
import { sql as keptInOrder } from './0010-kept-in-order.ts'
import { sql as phonePresence } from './0011-phone-presence.ts'
import { sql as pbxEvents } from './0014-pbx-events.ts'
import { sql as customerSearch } from './0018-customer-search.ts'
import { sql as imports } from './0019-imports.ts'
import { sql as firstContact } from './0020-first-contact.ts'
import { sql as contactGuard } from './0021-contact-guard.ts'
import { sql as recordings } from './0026-recordings.ts'
import { sql as presenceBy } from './0027-presence-by.ts'
import { sql as givenContacts } from './0028-given-contacts.ts'
import { sql as bridgeEvents } from './0030-bridge-events.ts'
import { sql as informedCases } from './0031-informed-cases.ts'
import { sql as answerable } from './0032-answerable.ts'
import { sql as tries } from './0033-tries.ts'
import { sql as closedCases } from './0034-closed-cases.ts'
import { sql as rolesThen } from './0035-roles-then.ts'
import { sql as keptFiles } from './0037-kept-files.ts'
import { sql as ahead } from './0038-ahead.ts'

/** Forward only, one a file, never edited after it landed. */
export const migrations: readonly { readonly name: string; readonly sql: string }[] = [
  { name: '0001-log', sql: log },
  { name: '0002-documents', sql: documents },
  { name: '0003-identity', sql: identity },
  { name: '0004-known-heads', sql: knownHeads },
  { name: '0005-spent-refresh', sql: spentRefresh },
  { name: '0006-held-then-deposited', sql: heldThenDeposited },
  { name: '0007-old-notices', sql: oldNotices },
  { name: '0008-settled-commands', sql: settledCommands },
  { name: '0009-attachments', sql: attachments },
  { name: '0010-kept-in-order', sql: keptInOrder },
  { name: '0011-phone-presence', sql: phonePresence },
  { name: '0014-pbx-events', sql: pbxEvents },
  { name: '0018-customer-search', sql: customerSearch },
  { name: '0019-imports', sql: imports },
  { name: '0020-first-contact', sql: firstContact },
  { name: '0021-contact-guard', sql: contactGuard },
  { name: '0026-recordings', sql: recordings },
  { name: '0027-presence-by', sql: presenceBy },
  { name: '0028-given-contacts', sql: givenContacts },
  { name: '0030-bridge-events', sql: bridgeEvents },
  { name: '0031-informed-cases', sql: informedCases },
  { name: '0032-answerable', sql: answerable },
  { name: '0033-tries', sql: tries },
  { name: '0034-closed-cases', sql: closedCases },
  { name: '0035-roles-then', sql: rolesThen },
  { name: '0037-kept-files', sql: keptFiles },
  { name: '0038-ahead', sql: ahead },
]
