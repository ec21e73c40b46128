import { createHash, randomBytes, randomUUID } from 'node:crypto'
import { beforeEach, describe, expect, test } from 'vitest'
import type { SqlClient } from '#central/store/sql/client.ts'
import { bearDocuments } from '#central/sync/born-here.ts'
import { createEngine, type Engine } from '#central/sync/engine.ts'
import type { Person } from '#shared/console/session.ts'
import { model } from '#shared/model/model.ts'
import { cast, firstDocuments, TEAM_A } from '../../simulation/world/cast.ts'
import { chance } from '../../simulation/world/random.ts'
import { databases } from '../../support/databases.ts'
import { type Station, station } from './station.ts'

describe.each(databases)('customers’ cards by portfolio, on $name', ({ open }) => {
  let client: SqlClient
  let engine: Engine
  beforeEach(async () => {
    const opened = await open()
    client = opened.client
    const parts = {
      store: opened.store,
      model,
      cursorKey: createHash('sha256').update('test').digest(),
      now: () => new Date().toISOString(),
      newId: randomUUID,
    }
    await bearDocuments(parts, cast.raul.id, firstDocuments())
    engine = createEngine(parts)
    return () => client.close()
  })

  const at = (person: Person): Station =>
    station(
      person,
      chance(randomBytes(4).readUInt32LE()),
      () => ({
        push: (request) => engine.push(person.id, request),
        pull: (request) => engine.pull(person.id, request),
        commonHead: (request) => engine.commonHead(person.id, request),
      }),
      [],
    )
  const card = (one: Station, name: string, portfolio?: string) => ({
    customerId: one.newId(),
    type: 'company',
    name,
    identifiers: [],
    phones: [],
    emails: [],
    city: '',
    notes: '',
    ...(portfolio === undefined ? {} : { portfolio }),
  })
  const names = async (one: Station) => {
    await one.sync()
    return one.storage
      .allShown('customer')
      .map(({ doc }) => (doc as { name: string }).name) // a customer
      .sort()
  }

  async function begun() {
    const [ana, raul, pedro] = [at(cast.ana), at(cast.raul), at(cast.pedro)]
    for (const one of [ana, raul, pedro]) await one.sync()
    await ana.does('customer.create', card(ana, 'Empresa', 'empresas'))
    await ana.does('customer.create', card(ana, 'Persona', 'personas'))
    await ana.does('customer.create', card(ana, 'Ninguna'))
    await ana.sync()
    const keeps = async (portfolios: readonly string[]) => {
      await raul.does('team.edit', { teamId: TEAM_A, portfolios })
      await raul.sync()
    }
    return { ana, raul, pedro, keeps }
  }

  test('a team without portfolios keeps every card; one with some keeps those, and the others leave its stores', async () => {
    const { ana, pedro, keeps } = await begun()
    expect(await names(ana)).toEqual(['Empresa', 'Ninguna', 'Persona'])
    await keeps(['empresas'])
    expect(await names(ana)).toEqual(['Empresa'])
    expect(await names(pedro), 'who is in no team keeps them all').toEqual(['Empresa', 'Ninguna', 'Persona'])
    await keeps(['empresas', 'personas'])
    expect(await names(ana)).toEqual(['Empresa', 'Persona'])
    await keeps([])
    expect(await names(ana)).toEqual(['Empresa', 'Ninguna', 'Persona'])
  })

  test('a card that is moved to another portfolio leaves one team and comes to the other', async () => {
    const { ana, pedro, keeps } = await begun()
    await keeps(['personas'])
    await pedro.sync()
    const [company] = pedro.storage
      .allShown('customer')
      .filter(({ doc }) => (doc as { name: string }).name === 'Empresa') // a customer
    await ana.sync()
    // It is not here: saved, shown when the centre has spoken.
    expect(await ana.does('customer.edit', { customerId: company?.id, portfolio: 'personas' })).toMatchObject({
      answer: { ok: true, value: 'unconfirmed' },
    })
    expect(await names(ana)).toEqual(['Empresa', 'Persona'])
    await ana.does('customer.edit', { customerId: company?.id, portfolio: null })
    expect(await names(ana)).toEqual(['Persona'])
  })

  test('whoever makes a card keeps it: it is of their first portfolio', async () => {
    const { ana, keeps } = await begun()
    await keeps(['personas', 'empresas'])
    await ana.sync()
    await ana.does('customer.create', card(ana, 'Nueva'))
    expect(await names(ana)).toEqual(['Empresa', 'Nueva', 'Persona'])
    await keeps(['empresas'])
    expect(await names(ana)).toEqual(['Empresa'])
  })
})
