import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { bearDocuments } from '#central/sync/born-here.ts'
import { testCase } from '#shared/cases/case.test-data.ts'
import type { Case } from '#shared/cases/schema.ts'
import { CaseId, EntryId, TeamId, UserId } from '#shared/kernel/ids.ts'
import { buildOutdated } from '#tools/build.ts'
import { samplePeople } from '#tools/sample/people.ts'
import { id } from '../../integration/identity/caller.ts'
import { accessibilityFaults } from '../../support/accessibility.ts'
import { PASSWORD, type TestCentre, testCentre, testKeys } from '../../support/centre.ts'
import { freePort } from '../../support/ports.ts'
import { test as base, type Central, expect } from './world.ts'

const shots = join(import.meta.dirname, '..', '..', '..', '.cache', 'screenshots')
mkdirSync(shots, { recursive: true })
const DAY_MS = 86_400_000

interface HereCentre extends Central {
  readonly centre: TestCentre
}
/** A centre in this process, whose documents a test can bring. */
const test = base.extend<object, { central: HereCentre }>({
  central: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixtures a fixture asks for from its pattern
    async ({}, use) => {
      await buildOutdated({ root: join(import.meta.dirname, '..', '..', '..') })
      const folder = mkdtempSync(join(tmpdir(), 'e2e-cases-'))
      const [port, keys] = [await freePort(), testKeys()]
      const open = () => testCentre({ folder: join(folder, 'central'), keys, port })
      let centre = await open()
      const central: HereCentre = {
        url: centre.url,
        get centre() {
          return centre
        },
        stop: () => centre.close(),
        async start() {
          centre = await open()
        },
      }
      await use(central)
      await centre.close()
      rmSync(folder, { recursive: true, force: true })
    },
    { scope: 'worker', timeout: 120_000 },
  ],
})

const luis = samplePeople.find(({ login }) => login === 'luis')
if (luis === undefined) throw new Error('the sample has no Luis')

/** A case of Luis's that was told to its customer so many days ago. */
const informed = (radicado: string, daysAgo: number): Case =>
  testCase({
    ...{ id: CaseId.parse(id()), radicado, state: 'informed', area: 'oefv' },
    ...{ advisorId: UserId.parse(luis.id), teamId: luis.teamId === null ? null : TeamId.parse(luis.teamId) },
    entries: [
      {
        ...{ id: EntryId.parse(id()), by: UserId.parse(luis.id), what: 'case.informCustomer', text: 'Quedó conforme.' },
        at: new Date(Date.now() - daysAgo * DAY_MS).toISOString(),
      },
    ],
  })

test('an informed case says when it closes by itself, and what closed so while the centre was away is told as nobody’s', async ({
  workstation,
  central,
}) => {
  const [fresh, old] = [informed('2041', 0), informed('2042', 30)]
  await bearDocuments(
    central.centre.engineParts,
    luis.id,
    [fresh, old].map((doc) => ({ kind: 'case', id: doc.id, doc })),
  )
  const one = await workstation()
  await one.signIn('luis', PASSWORD)
  const { page } = one
  const go = (place: string) => page.goto(`${new URL(page.url()).origin}/#/${place}`)
  await go(`cases/${fresh.id}`)
  await expect(
    page.getByText(/^Si nadie objeta, se cierra por sí solo al terminar el .* \(5 días hábiles/),
  ).toBeVisible()
  await page.screenshot({ path: join(shots, 'case-closes-by-itself.png') })
  expect(await accessibilityFaults(page)).toEqual([])
  await go(`cases/${old.id}`)
  await expect(page.getByText(/^El plazo para objetar terminó el/)).toBeVisible()

  // A centre that starts looks at once.
  await central.stop()
  await central.start()
  await expect(page.getByText('Se cerró por sí solo: nadie objetó en el plazo')).toBeVisible({ timeout: 30_000 })
  await expect(page.getByText(/una persona que ya no está/)).toHaveCount(0)
  await expect(page.getByRole('region', { name: 'Caso', exact: true }).getByText('Cerrado').first()).toBeVisible()
  await page.screenshot({ path: join(shots, 'case-closed-by-itself.png') })
  await page.getByRole('button', { name: /^Avisos: \d+ sin ver/ }).click({ timeout: 20_000 })
  await expect(page.getByRole('link', { name: /^Se cerró por sí solo/ })).toBeVisible()
  await page.keyboard.press('Escape')
  await go(`cases/${fresh.id}`)
  await expect(page.getByText(/^Si nadie objeta, se cierra por sí solo/)).toBeVisible()
})
