import { execFileSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { play } from '../world/run.ts'
import { withNewSamples } from './keep-samples.ts'
import { Collection, replay } from './replay.ts'

/*
 * `node tests/simulation/outboxes/record.ts VERSION`: adds this version's outbox to the collection, at its release. One
 * that is there is never made again: it is what people have in their stores.
 *
 * `node tests/simulation/outboxes/record.ts --samples`: adds the samples of samples.ts that are not kept yet to
 * every-command.json; those that are kept stay as they are.
 */
const BIOME = join(import.meta.dirname, '../../../node_modules/@biomejs/biome/bin/biome')

const [version] = process.argv.slice(2)
if (version === undefined) throw new Error('which version?')
await (version === '--samples' ? keepSamples() : keepVersion(version))

async function keepVersion(name: string): Promise<void> {
  const commands: Omit<Collection[number], 'outcome'>[] = []
  for (const seed of [3, 14, 15, 92]) {
    const { told } = await play(seed, { forward: {} })
    for (const { body, at, answer } of told)
      if (answer.ok) commands.push({ actor: at.person.id, body: JSON.parse(JSON.stringify(body)) })
  }
  write(`${name}.json`, await answered(commands), 'wx')
}

async function keepSamples(): Promise<void> {
  const name = 'every-command.json'
  const kept = Collection.parse(JSON.parse(readFileSync(join(import.meta.dirname, name), 'utf8')))
  const all = await answered(await withNewSamples(kept))
  const refused = all.find(({ outcome }, index) => index >= kept.length && outcome !== 'accepted')
  if (refused !== undefined) throw new Error(`${refused.body.name} is ${refused.outcome}: ${JSON.stringify(refused)}`)
  write(name, [...kept, ...all.slice(kept.length)], 'w')
}

async function answered(commands: readonly Omit<Collection[number], 'outcome'>[]): Promise<Collection> {
  const outcomes = await replay(commands)
  return commands.map((one, index) => ({ ...one, outcome: outcomes[index] ?? 'unanswered' }))
}

function write(name: string, collection: Collection, flag: 'w' | 'wx'): void {
  const path = join(import.meta.dirname, name)
  const lines = collection.map((one) => JSON.stringify(one)).join(',\n')
  writeFileSync(path, `[\n${lines}\n]\n`, { flag })
  // As all files stand here: what is added is the only difference.
  execFileSync(process.execPath, [BIOME, 'format', '--write', path], { stdio: 'ignore' })
}
