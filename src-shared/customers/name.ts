import { z } from 'zod'
import { Customer } from './schema.ts'

/** Several spaces are one: a name is spoken, and found, as it is read. Cards of earlier programs may hold more. */
export const spokenName = (name: string): string => name.replace(/\s+/g, ' ')

/** A name as a command takes it. */
export const CustomerName = z.string().overwrite(spokenName).pipe(Customer.shape.name)
