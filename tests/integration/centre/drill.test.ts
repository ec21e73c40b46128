import { createHash } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { keptFor } from '#central/identity/kept-for.ts'
import { personOf } from '#central/identity/known-person.ts'
import { verifyDatabase } from '#central/log/read-log.ts'
import { bearDocuments } from '#central/sync/born-here.ts'
import type { Model } from '#shared/kernel/model.ts'
import { model } from '#shared/model/model.ts'
import type { ListPlace } from '#shared/sync/api.ts'
import type { CentrePort } from '#shared/sync/protocol.ts'
import { nextAct } from '../../simulation/world/acts.ts'
import { cast, firstDocuments } from '../../simulation/world/cast.ts'
import { judge } from '../../simulation/world/oracle.ts'
import { type Chance, chance } from '../../simulation/world/random.ts'
import type { Told } from '../../simulation/world/run.ts'
import { newDatabase } from '../../support/databases.ts'
import { sampled } from '../../support/sampled.ts'
import { type RestorableCentre, restorableCentre } from './restorable.ts'
import { type Station, station } from './station.ts'

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex')
const POISON = 'VENENO'

/** The product with a bug that only some notes reach: they are held. */
function withBug(): Model {
  const note = model.commands.get('interaction.addNote')
  if (note === undefined) throw new Error('interaction.addNote is gone')
  const decide: typeof note.decide = (documents, command, context) => {
    if (command.payload.text.includes(POISON)) throw new Error('a bug of this program')
    return note.decide(documents, command, context)
  }
  return { ...model, commands: new Map(model.commands).set('interaction.addNote', { ...note, decide }) }
}

interface Office {
  readonly centre: RestorableCentre
  readonly dice: Chance
  readonly told: Told[]
  readonly all: readonly Station[]
  readonly of: (login: keyof typeof cast) => Station
}

async function office(url: string | null, seed: number): Promise<Office> {
  const dice = chance(seed)
  const centre = await restorableCentre(url, withBug())
  await bearDocuments(centre.parts, cast.raul.id, firstDocuments())
  const told: Told[] = []
  const all = Object.values(cast).map((person) =>
    station(
      person,
      dice.fork(),
      (): CentrePort => {
        const node = dice.one(centre.nodes)
        return {
          push: (request) => node.push(person.id, request),
          pull: (request) => node.pull(person.id, request),
          commonHead: (request) => node.commonHead(person.id, request),
        }
      },
      told,
    ),
  )
  const of = (login: string) => {
    const found = all.find((one) => one.person.login === login)
    if (found === undefined) throw new Error(`nobody is ${login}`)
    return found
  }
  return { centre, dice, told, all, of }
}

const everyone = async (stations: readonly Station[]) => {
  for (const one of stations) await one.sync()
}
const shuffled = <T>(dice: Chance, from: readonly T[]): T[] =>
  from
    .map((one) => ({ one, at: dice.next() }))
    .sort((a, b) => a.at - b.at)
    .map(({ one }) => one)

async function anyWork({ dice, all }: Office, acts: number): Promise<void> {
  for (let turn = 0; turn < acts; turn++) {
    const at = dice.one(all)
    const act = nextAct(at, dice)
    if (act !== null) await at.does(act.name, act.payload)
    if (dice.happens(0.4)) await at.sync()
  }
}

/** After the backup: something that is accepted, refused, held, deposited, and what cannot be applied again. */
async function everyFate(world: Office) {
  const { of, all } = world
  const [ana, luis, pedro] = [of('ana'), of('luis'), of('pedro')]
  const customerId = ana.newId()
  const empty = { type: 'company', identifiers: [], phones: [], emails: [], city: '', notes: '' }
  await of('raul').does('user.enable', { userId: cast.luis.id })
  await of('raul').does('user.edit', { userId: cast.luis.id, teamId: cast.ana.teamId })
  await of('raul').does('user.edit', { userId: cast.pedro.id, areas: ['credito', 'juridica'] })
  await everyone(all)
  const created = await ana.does('customer.create', { customerId, name: 'Textiles', ...empty })
  await everyone(all)
  const rename = (at: Station, text: string) =>
    at.does('customer.edit', { customerId, name: { text, replaces: sha256('Textiles') } })
  await rename(ana, 'Textiles A')
  const refused = await rename(luis, 'Textiles B')
  const contact = {
    interactionId: ana.newId(),
    customerId,
    channel: 'voice',
    direction: 'inbound',
    openedAt: new Date().toISOString(),
  }
  const request = {
    id: ana.newId(),
    kind: 'solicitud',
    topic: 'Certificados',
    text: 'Pide un certificado',
    branch: null,
    caseId: null,
  }
  const caseId = ana.newId()
  await ana.does('case.escalate', {
    caseId,
    radicado: ana.takeNumber(),
    contact,
    request,
    area: 'credito',
    description: 'Descripción',
    answerBy: 'email',
    priority: 'normal',
  })
  const held = await luis.does('interaction.addNote', {
    contact: { ...contact, interactionId: luis.newId() },
    entryId: luis.newId(),
    text: POISON,
  })
  await everyone(all)
  // A claim is asked for and not kept: nobody brings it back, and the answer does not fit without it.
  expect((await pedro.does('case.take', { caseId, entryId: pedro.newId() })).answer.ok).toBe(true)
  await pedro.sync()
  const taken = pedro.storage.shown({ kind: 'case', id: caseId })?.doc as { entries: { id: string }[] } // a case
  const unfit = await pedro.does('case.answer', {
    caseId,
    entryId: pedro.newId(),
    answer: 'La respuesta',
    seen: taken.entries.at(-1)?.id,
  })
  await everyone(all)
  const state = (one: Told) => one.at.storage.command(one.body.id)?.state
  expect([created, refused, held, unfit].map(state)).toEqual(['settled', 'refused', 'held', 'settled'])
  return { created, refused, held, unfit }
}

/** The backup is made while an earlier recovery collects, which ends before the centre is lost. */
async function backUpWithinRecovery({ centre, all }: Office): Promise<void> {
  await centre.nodes[0].beginRecovery()
  for (const at of all) expect(await at.sync()).toBe('recovering')
  await centre.backUp()
  await centre.nodes[1].endRecovery()
  for (let turn = 0; turn < 3; turn++) await everyone(all)
}

/** What the coordinators are given of what a recovery could not apply, not what the table has: all of it, read by pages. */
async function listedForCoordinators({ client, parts }: RestorableCentre): Promise<ReadonlySet<string>> {
  const listed = new Set<string>()
  for (const { id } of Object.values(cast)) {
    const known = await personOf({ client, model: parts.model }, id)
    if (!known?.actor.roles.includes('coordinator')) continue
    let after: ListPlace | undefined
    do {
      const page = await keptFor(client, known.actor, 'recovery', { limit: 20, ...(after !== undefined && { after }) })
      for (const { commandId } of page.rows) listed.add(commandId)
      after = page.next
    } while (after !== undefined)
  }
  return listed
}

async function drill(
  url: string | null,
  seed: number,
  backUp = ({ centre }: Office) => centre.backUp(),
): Promise<void> {
  const world = await office(url, seed)
  const { centre, dice, all, told } = world
  await everyone(all)
  await anyWork(world, 40)
  await everyone(all)
  await backUp(world)
  await anyWork(world, 40)
  const fates = await everyFate(world)
  // Some goes on at desks that have not delivered it when the centre is put back.
  for (const at of all) {
    const act = nextAct(at, dice)
    if (act !== null) await at.does(act.name, act.payload)
  }
  const before = told.map((one) => ({ one, state: one.at.storage.command(one.body.id)?.state }))
  await centre.restore()
  expect((await all[0]?.sync()) ?? null).toBe('recovering')

  // They return in any order; some only after the coordinator has ended it.
  const late = dice.happens(0.5) ? dice.one(all) : null
  for (const at of shuffled(dice, all)) if (at !== late) expect(await at.sync()).toBe('recovering')
  await centre.nodes[0].endRecovery()
  for (const at of shuffled(dice, [...all, ...all, ...all])) await at.sync()
  for (let turn = 0; turn < 4; turn++) await everyone(all)

  const state = await centre.state()
  const last = new Map(state.log.map((row) => [row.commandId, row.outcome]))
  const listed = await listedForCoordinators(centre)
  const held = new Set([...state.kept.values()].filter((one) => one.why === 'held').map((one) => one.commandId))
  for (const { one, state: was } of before) {
    const now = last.get(one.body.id)
    const what = { name: one.body.name, was, now, listed: listed.has(one.body.id) }
    if (was === 'refused') expect(what).not.toMatchObject({ now: 'accepted' })
    // What was held and cannot be decided yet is held again, with its content.
    else if (was === 'held' && now === 'held') expect(held, JSON.stringify(what)).toContain(one.body.id)
    // There again, or with its content on a coordinator's list.
    else if (was === 'settled' || was === 'accepted' || was === 'held')
      expect(what.now === 'accepted' || what.now === 'deposited' || what.listed, JSON.stringify(what)).toBe(true)
    if (was === 'settled' && late === null && what.now === 'refused')
      expect(what, 'refused only where nobody could bring back what it stood on').toMatchObject({ listed: true })
  }
  expect(last.get(fates.created.body.id)).toBe('accepted')
  expect(last.get(fates.refused.body.id)).toBeUndefined()
  expect(listed).toContain(fates.unfit.body.id)
  const plain = { outside: null, newer: new Map(), updated: false }
  expect(judge({ seed, told, workstations: all, state, wentBack: true, bugs: [], ...plain })).toEqual([])
  const believed = { key: centre.parts.cursorKey, accepted: [] }
  expect(await verifyDatabase(centre.client, [], believed)).toMatchObject({
    fault: null,
    restores: [expect.any(Number)],
  })
  await centre.end()
}

describe('the centre’s database is put back from a backup while people go on', () => {
  test.each(sampled('A way back on PostgreSQL', [1, 2, 3, 4, 5, 6], 3))(
    'PostgreSQL, seed %i: what was accepted is there again',
    async (seed) => {
      await drill(await newDatabase(), seed)
    },
  )
  test.each([7, 8])('PostgreSQL, seed %i: also from a backup that was made within a recovery', async (seed) => {
    await drill(await newDatabase(), seed, backUpWithinRecovery)
  })
  test.each(sampled('A way back on PGlite', [1, 2, 3], 1))(
    'PGlite, seed %i: what was accepted is there again',
    async (seed) => {
      await drill(null, seed)
    },
  )
})
