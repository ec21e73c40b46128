import { Agent } from 'undici'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { bearDocuments } from '#central/sync/born-here.ts'
import { closedElsewhere } from '#main/cases/closed-elsewhere.ts'
import { centreApi } from '#main/console/centre-api.ts'
import { testCase } from '#shared/cases/case.test-data.ts'
import { CaseId, UserId } from '#shared/kernel/ids.ts'
import { type TestCentre, testCentre } from '../../support/centre.ts'
import { id, signIn } from '../identity/caller.ts'

let centre: TestCentre
const agent = new Agent()
beforeAll(async () => {
  centre = await testCentre()
})
afterAll(async () => {
  await agent.close()
  await centre.close()
})

test('a workstation is sent on past fifty closed cases that cannot be read, to the one before them', async () => {
  const luis = await signIn(centre.url, 'luis')
  const cases = Array.from({ length: 51 }, (_, n) =>
    testCase({
      ...{ id: CaseId.parse(id()), radicado: String(3_000 + n), state: 'closed', advisorId: UserId.parse(luis.userId) },
      closedAt: `2026-11-20T15:00:${String(n).padStart(2, '0')}.000Z`,
    }),
  )
  await bearDocuments(
    centre.engineParts,
    luis.userId,
    cases.map((doc) => ({ kind: 'case', id: doc.id, doc })),
  )
  await centre.client.query('update doc_case set schema = 99 where id = any($1::uuid[])', [
    cases.slice(1).map((one) => one.id),
  ])
  const api = centreApi(centre.url, agent)
  const first = await api.closedCases(luis.access, { text: '' })
  expect(first).toEqual({
    ok: true,
    value: { rows: [], more: true, next: { closedAt: cases[1]?.closedAt, id: cases[1]?.id } },
  })
  const answer = await closedElsewhere(
    (asked) => api.closedCases(luis.access, asked),
    async () => [],
    { text: '' },
  )
  expect(answer).toMatchObject({ ok: true, value: { rows: [{ case: { radicado: '3000' } }], more: false } })
})
