import { randomBytes } from 'node:crypto'
import { uuidv7 } from '#shared/kernel/ids.ts'

/** A new customer as a form creates them, with nothing but a name. */
export const cardOf = (name: string, notes = '') => ({
  customerId: uuidv7(Date.now(), randomBytes(10)),
  type: 'company',
  name,
  identifiers: [],
  phones: [],
  emails: [],
  city: 'Cali',
  notes,
})
