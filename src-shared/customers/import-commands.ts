import { z } from 'zod'
import { defineCommand } from '../kernel/commands.ts'
import { change } from '../kernel/documents.ts'
import { CustomerId, ImportId } from '../kernel/ids.ts'
import { ok, reject } from '../kernel/result.ts'
import { CustomerImport, ImportCounts } from './import-schema.ts'
import { isAsImported } from './imported.ts'

const importBegin = defineCommand({
  name: 'import.begin',
  kind: 'change',
  payload: z.object({ importId: ImportId, fileName: CustomerImport.shape.fileName, rows: CustomerImport.shape.rows }),
  touches: ({ importId }) => [{ kind: 'customerImport', id: importId, creates: true }],
  decide(documents, { payload: { importId, ...rest }, at, actor }) {
    if (documents.read('customerImport', importId) !== 'missing') return ok({ changes: [] })
    const begun = { id: importId, ...rest, by: actor, at, state: 'running' as const, counts: null, undone: null }
    return ok({ changes: [change('customerImport', importId, begun)] })
  },
})

/** How far it is, said by the run itself while it goes on: who hears nothing any more sees that it has stopped. */
const importProgress = defineCommand({
  name: 'import.progress',
  kind: 'change',
  payload: z.object({ importId: ImportId, done: CustomerImport.shape.rows, counts: ImportCounts }),
  object: ({ importId }) => ({ kind: 'customerImport', id: importId }),
  touches: ({ importId }) => [{ kind: 'customerImport', id: importId }],
  decide(documents, { payload: { importId, ...told }, at }, context) {
    const known = documents.read('customerImport', importId)
    if (known === 'missing') return reject('document.unknown')
    // The run that says it ends there; nobody has to look into what was said before they could know.
    if (known.undone !== null && context.authority === 'workstation') return reject('import.undoneMeanwhile')
    const isLate = known.progress !== undefined && known.progress.at > at
    if (known.state !== 'running' || known.undone !== null || isLate) return ok({ changes: [] })
    return ok({ changes: [change('customerImport', importId, { ...known, progress: { at, ...told } })] })
  },
})

const importEnd = defineCommand({
  name: 'import.end',
  kind: 'change',
  payload: z.object({ importId: ImportId, state: z.enum(['done', 'stopped']), counts: ImportCounts }),
  touches: ({ importId }) => [{ kind: 'customerImport', id: importId }],
  decide(documents, { payload: { importId, ...rest } }) {
    const known = documents.read('customerImport', importId)
    if (known === 'missing') return reject('document.unknown')
    return ok({ changes: [change('customerImport', importId, { ...known, ...rest })] })
  },
})

/** One imported card is taken back. It leaves the workstations and stays at the centre; what somebody worked on stays. */
const importWithdraw = defineCommand({
  name: 'import.withdraw',
  kind: 'change',
  payload: z.object({ importId: ImportId, customerId: CustomerId }),
  touches: ({ customerId }) => [{ kind: 'customer', id: customerId }],
  decide(documents, { payload: { importId, customerId }, at, actor }) {
    const customer = documents.read('customer', customerId)
    if (customer === 'missing') return reject('document.unknown')
    if (customer.import?.id !== importId) return reject('import.ofAnother')
    if (customer.withdrawn !== undefined) return ok({ changes: [] })
    if (!isAsImported(customer)) return reject('import.workedOn', { name: customer.name })
    return ok({ changes: [change('customer', customerId, { ...customer, withdrawn: { by: actor, at } })] })
  },
})

const importUndone = defineCommand({
  name: 'import.undone',
  kind: 'change',
  payload: z.object({
    importId: ImportId,
    withdrawn: ImportCounts.shape.created,
    kept: ImportCounts.shape.created,
    left: ImportCounts.shape.created.optional(),
  }),
  touches: ({ importId }) => [{ kind: 'customerImport', id: importId }],
  decide(documents, { payload: { importId, withdrawn, kept, left = 0 }, at, actor }) {
    const known = documents.read('customerImport', importId)
    if (known === 'missing') return reject('document.unknown')
    // Undone a second time it takes back what was freed meanwhile: the counts add up.
    const before = known.undone?.withdrawn ?? 0
    const undone = { by: actor, at, withdrawn: before + withdrawn, kept, ...(left > 0 ? { left } : {}) }
    return ok({ changes: [change('customerImport', importId, { ...known, undone })] })
  },
})

export const importCommands = [importBegin, importProgress, importEnd, importWithdraw, importUndone]
