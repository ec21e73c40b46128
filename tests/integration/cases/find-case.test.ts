import { Agent } from 'undici'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { bearDocuments } from '#central/sync/born-here.ts'
import { centreApi } from '#main/console/centre-api.ts'
import { testCase } from '#shared/cases/case.test-data.ts'
import { caseNumberId } from '#shared/cases/escalate.ts'
import { CaseId, UserId } from '#shared/kernel/ids.ts'
import { type TestCentre, testCentre } from '../../support/centre.ts'
import { newDatabase } from '../../support/databases.ts'
import { id, post, type SignedStore, signIn } from '../identity/caller.ts'

describe.each([
  { name: 'PGlite', database: async () => null },
  { name: 'PostgreSQL', database: newDatabase },
])('the case of a radicado, asked of the centre on $name', ({ database }) => {
  let centre: TestCentre
  let luis: SignedStore
  const agent = new Agent()
  const caseId = CaseId.parse(id())

  beforeAll(async () => {
    centre = await testCentre({ database: await database() })
    luis = await signIn(centre.url, 'luis')
    // A colleague's, whom Luis shares nothing with.
    const advisorId = UserId.parse(id())
    const number = { id: caseNumberId('1002'), number: '1002', caseId, advisorId }
    await bearDocuments(centre.engineParts, luis.userId, [
      { kind: 'case', id: caseId, doc: testCase({ id: caseId, radicado: '1002', advisorId, teamId: null }) },
      { kind: 'caseNumber', id: number.id, doc: number },
    ])
  })
  afterAll(async () => {
    await agent.close()
    await centre.close()
  })

  test('it is found by its number, and by its id, whoever’s it is', async () => {
    const api = centreApi(centre.url, agent)
    const found = { ok: true, value: { rows: [{ case: { id: caseId, radicado: '1002' } }] } }
    expect(await api.findCase(luis.access, { radicado: '1002' })).toMatchObject(found)
    expect(await api.findCase(luis.access, { id: caseId })).toMatchObject(found)
    expect(await api.findCase(luis.access, { radicado: '1003' })).toEqual({ ok: true, value: { rows: [] } })
  })

  test('who may not search customers at the centre finds none, and what is no radicado is refused', async () => {
    const admin = await signIn(centre.url, 'admin')
    expect(await post(centre.url, '/search/case', { radicado: '1002' }, admin.access)).toMatchObject({ status: 403 })
    expect(await post(centre.url, '/search/case', { radicado: '1002; x' }, luis.access)).toMatchObject({ status: 400 })
  })
})
