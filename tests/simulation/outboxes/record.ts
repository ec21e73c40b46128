import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { play } from '../world/run.ts'
import { type Collection, replay } from './replay.ts'

/**
 * `node tests/simulation/outboxes/record.ts VERSION`: adds this version's outbox to the collection, at its release. One
 * that is there is never made again: it is what people have in their stores.
 */
const [version] = process.argv.slice(2)
if (version === undefined) throw new Error('which version?')
const commands: Omit<Collection[number], 'outcome'>[] = []
for (const seed of [3, 14, 15, 92]) {
  const { told } = await play(seed, { forward: {} })
  for (const { body, at, answer } of told)
    if (answer.ok) commands.push({ actor: at.person.id, body: JSON.parse(JSON.stringify(body)) })
}
const outcomes = await replay(commands)
const collection = commands.map((one, index) => ({ ...one, outcome: outcomes[index] ?? 'unanswered' }))
const lines = collection.map((one) => JSON.stringify(one)).join(',\n')
writeFileSync(join(import.meta.dirname, `${version}.json`), `[\n${lines}\n]\n`, { flag: 'wx' })
