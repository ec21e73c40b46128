import type { Case, CaseNumber } from '../cases/schema.ts'
import type { CustomerContacts } from '../compliance/customer-contacts.ts'
import type { CustomerImport } from '../customers/import-schema.ts'
import type { Customer } from '../customers/schema.ts'
import type { Guidebook, PublishedCatalogue, PublishedGuide } from '../guidebook/schema.ts'
import type { Team, User } from '../identity/schema.ts'
import type { Interaction } from '../interactions/schema.ts'
import type { Notice } from '../notices/schema.ts'
import type { QueueDocument } from '../queues/schema.ts'

/** The kinds of documents over which the kernel is generic; types alone, so that no area is tied to another by it. */
declare module '../kernel/documents.ts' {
  interface DocumentTypes {
    user: User
    team: Team
    customer: Customer
    interaction: Interaction
    case: Case
    customerImport: CustomerImport
    caseNumber: CaseNumber
    catalogue: PublishedCatalogue
    guide: PublishedGuide
    guidebook: Guidebook
    notice: Notice
    queue: QueueDocument
    customerContacts: CustomerContacts
  }
}
