import { z } from 'zod'

const Customer = z.looseObject({ id: z.string() })
declare module '#shared/kernel/documents.ts' {
  interface DocumentTypes {
    customerx: z.infer<typeof Customer>
  }
}
