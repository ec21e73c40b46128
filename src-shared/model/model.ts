import './document-types.ts'
import { caseCommands, caseReviewBreach } from '../cases/commands.ts'
import { caseDocument, caseNumberDocument } from '../cases/schema.ts'
import { complianceCommands } from '../compliance/commands.ts'
import { customerContactsDocument } from '../compliance/customer-contacts.ts'
import { customerCommands } from '../customers/commands.ts'
import { importCommands } from '../customers/import-commands.ts'
import { customerImportDocument } from '../customers/import-schema.ts'
import { customerDocument } from '../customers/schema.ts'
import { guidebookPublish } from '../guidebook/publish.ts'
import { catalogueDocument, guidebookDocument, guideDocument } from '../guidebook/schema.ts'
import { identityCommands } from '../identity/commands.ts'
import { teamDocument, userDocument } from '../identity/schema.ts'
import { interactionCommands } from '../interactions/commands.ts'
import { interactionDocument } from '../interactions/schema.ts'
import { definedDocument, defineModel } from '../kernel/model.ts'
import { noticeDocument } from '../notices/schema.ts'
import { queueCommands } from '../queues/commands.ts'
import { queueDocument } from '../queues/schema.ts'
import { callCommands } from '../telephony/commands.ts'
import { policies } from './policies.ts'
import { relations } from './relations.ts'

/** Everything the product knows: its documents, its commands, and who may give them. */
export const model = defineModel(
  [
    definedDocument(userDocument),
    definedDocument(teamDocument),
    definedDocument(customerDocument),
    definedDocument(customerImportDocument),
    definedDocument(interactionDocument),
    definedDocument(caseDocument),
    definedDocument(caseNumberDocument),
    definedDocument(catalogueDocument),
    definedDocument(guideDocument),
    definedDocument(guidebookDocument),
    definedDocument(noticeDocument),
    definedDocument(queueDocument),
    definedDocument(customerContactsDocument),
  ],
  [
    ...identityCommands,
    ...customerCommands,
    ...importCommands,
    ...complianceCommands,
    ...interactionCommands,
    ...callCommands,
    ...caseCommands,
    caseReviewBreach,
    ...queueCommands,
    guidebookPublish,
  ],
  policies,
  relations,
)
