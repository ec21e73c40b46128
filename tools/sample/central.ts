import { openCentre } from '#central/centre.ts'
import { readKeys } from '#central/config/keys.ts'
import { putCredential } from '#central/identity/credentials.ts'
import { hashPassword } from '#central/identity/passwords.ts'
import { centreLog } from '#central/log.ts'
import { type BornHere, bearDocuments } from '#central/sync/born-here.ts'
import type { User } from '#shared/identity/schema.ts'
import { instantOf } from '#shared/kernel/instants.ts'
import { dice } from './chance.ts'
import { SAMPLE_PASSWORD, samplePeople, sampleTeams } from './people.ts'
import { sampleQueues } from './queues.ts'
import { sampleCustomer, sampleInteraction } from './records.ts'

const CHUNK = 1_000

export interface SampleSize {
  readonly customers: number
  readonly interactions: number
  readonly seed: number
}

/**
 * Fills a centre's database with people, customers and contacts; the same seed gives the same data but for its dates.
 * @param database a PostgreSQL URL, or null for PGlite in `folder`
 * @param progress told of the records written so far
 */
export async function fillCentre(
  database: string | null,
  folder: string,
  keys: string,
  size: SampleSize,
  progress: (done: number) => void,
): Promise<void> {
  const centre = await openCentre({ database, folder, keys: readKeys(keys), log: centreLog('silent') })
  try {
    const admin = person('admin')
    await bearDocuments(centre.engineParts, admin.id, [
      ...samplePeople.map((doc) => ({ kind: 'user' as const, id: doc.id, doc })),
      ...sampleTeams.map((doc) => ({ kind: 'team' as const, id: doc.id, doc })),
      ...sampleQueues.map((doc) => ({ kind: 'queue' as const, id: doc.id, doc })),
    ])
    const hash = await hashPassword(SAMPLE_PASSWORD)
    for (const { id, login } of samplePeople)
      await putCredential(centre.client, { userId: id, login, hash, mustChange: false, now: instantOf(Date.now()) })
    let done = 0
    for (const chunk of records(size)) {
      await bearDocuments(centre.engineParts, admin.id, chunk)
      done += chunk.length
      progress(done)
    }
  } finally {
    await centre.close()
  }
}

function person(login: string): User {
  const found = samplePeople.find((one) => one.login === login)
  if (found === undefined) throw new Error(`there is no sample person ${login}`)
  return found
}

function* records({ customers, interactions, seed }: SampleSize): Generator<BornHere[]> {
  const from = dice(seed)
  const now = Date.now()
  const advisors = samplePeople.filter((one) => one.roles.includes('advisor'))
  let chunk: BornHere[] = []
  const ids = []
  for (let count = 0; count < customers; count++) {
    const doc = sampleCustomer(from, now, from.one(advisors))
    ids.push(doc.id)
    chunk.push({ kind: 'customer', id: doc.id, doc })
    if (chunk.length === CHUNK) {
      yield chunk
      chunk = []
    }
  }
  for (let count = 0; count < interactions; count++) {
    const doc = sampleInteraction(from, now, from.one(ids), from.one(advisors), 80)
    chunk.push({ kind: 'interaction', id: doc.id, doc })
    if (chunk.length === CHUNK) {
      yield chunk
      chunk = []
    }
  }
  yield chunk
}
