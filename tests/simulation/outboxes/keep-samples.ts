import { createHash } from 'node:crypto'
import type { CommandEnvelope } from '#shared/kernel/commands.ts'
import type { StoreId } from '#shared/kernel/ids.ts'
import { cast } from '../world/cast.ts'
import { simulatedCentre } from '../world/centre.ts'
import { CALM, line } from '../world/network.ts'
import { outside } from '../world/outside.ts'
import { chance } from '../world/random.ts'
import { schedule } from '../world/schedule.ts'
import { workstation } from '../world/workstation.ts'
import { type Collection, push } from './replay.ts'
import { SAMPLES } from './samples.ts'

type Kept = Pick<Collection[number], 'actor' | 'body'>
/** Long enough for what was saved to be with everybody. */
const SETTLED_MS = 150

const failed = (failure: unknown): never => {
  throw failure
}

/**
 * Gives the samples that are not kept yet through the consoles of their people, at a centre that has taken what is kept.
 * @returns all of them, the kept ones as they are
 */
export async function withNewSamples(kept: readonly Kept[]): Promise<Kept[]> {
  const dice = chance(Number.parseInt(createHash('sha256').update(`${kept.length}`).digest('hex').slice(0, 6), 16))
  const time = schedule(dice.fork())
  const centre = simulatedCentre({
    ...{ schedule: time, chance: dice.fork(), outside: outside(() => CALM, time, dice.fork()), failed },
    published: () => {},
    forward: { real: { busy: 0 } },
  })
  await centre.begin()
  const [engine] = centre.engines
  if (engine === undefined) throw new Error('no node')
  for (const one of kept) await push(engine, one, dice)
  const consoles = new Map(
    Object.values(cast).map((person) => {
      const reached = (store: StoreId) => {
        const doors = () => centre.doorsFor({ userId: person.id, store })
        return line(doors, () => CALM, time, dice.fork(), failed).port
      }
      return [person.login, workstation({ person, centre: reached, schedule: time, chance: dice.fork(), failed })]
    }),
  )
  for (const at of consoles.values()) at.start()
  await time.runUntil(1_000)
  const all = [...kept]
  const made = (name: string) => all.findLast(({ body }) => body.name === name)?.body.id ?? `no ${name} was made before`
  for (const [index, { who, name, payload }] of SAMPLES.entries()) {
    if (kept[index] !== undefined) {
      if (kept[index].body.name !== name)
        throw new Error(`${name} stands before what is kept: new samples go to the end`)
      continue
    }
    const done = await consoles.get(who)?.act(name, payload(made))
    if (done?.told.ok !== true) throw new Error(`${name}, sample ${index}: ${JSON.stringify(done?.told)}`)
    all.push({ actor: cast[who].id, body: asSent(done.body) })
    await time.runUntil(time.now() + SETTLED_MS)
    for (const at of consoles.values()) at.nudge()
    await time.runUntil(time.now() + SETTLED_MS)
  }
  return all
}

/** As it travels: JSON says nothing of what is undefined. */
const asSent = (body: CommandEnvelope): Kept['body'] => JSON.parse(JSON.stringify(body)) as Kept['body'] // plain JSON
