import { expect, test } from 'vitest'
import { migrations } from './migrations.ts'

/** As databases have them: whoever adds one adds it here, and no name that stands here is ever another. */
const LANDED = [
  '0001-log',
  '0002-documents',
  '0003-identity',
  '0004-known-heads',
  '0005-spent-refresh',
  '0006-held-then-deposited',
  '0007-old-notices',
  '0008-settled-commands',
  '0009-attachments',
  '0010-kept-in-order',
  '0011-phone-presence',
  '0014-pbx-events',
  '0018-customer-search',
  '0019-imports',
  '0020-first-contact',
  '0021-contact-guard',
  '0026-recordings',
  '0027-presence-by',
  '0028-given-contacts',
  '0030-bridge-events',
  '0031-informed-cases',
  '0032-answerable',
  '0033-tries',
  '0034-closed-cases',
  '0035-roles-then',
  '0037-kept-files',
  '0038-ahead',
]

test('a migration keeps its name: a database that has it would be taken for one of a newer program', () => {
  expect(migrations.map(({ name }) => name)).toEqual(LANDED)
  expect(LANDED.toSorted()).toEqual(LANDED)
})
