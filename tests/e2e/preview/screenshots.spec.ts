import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { accessibilityFaults } from '../../support/accessibility.ts'
import { sampled } from '../../support/sampled.ts'
import { expect, test } from './preview.ts'

const folder = join(import.meta.dirname, '..', '..', '..', '.cache', 'screenshots')
mkdirSync(folder, { recursive: true })

const textiles = '01939e1a-0003-7000-8000-000000000001'
const answered = '01939e1a-0007-7000-8000-000000000002'

/** Each screen in each state that can be had by its address alone: name, query, place. */
const screens: readonly (readonly [string, string, string])[] = [
  ['sign-in', 'session=signedOut&known', ''],
  ['sign-in-unprotected', 'session=signedOut&unprotected', ''],
  ['opening', 'session=opening', ''],
  ['first-password', 'session=mustChangePassword', ''],
  ['locked', 'session=locked', ''],
  ['inbox', '', '#/inbox'],
  ['inbox-empty', 'empty', '#/inbox'],
  ['inbox-offline', 'offline', '#/inbox'],
  ['inbox-proven', 'proven', '#/inbox'],
  ['inbox-proven-en', 'proven&language=en', '#/inbox'],
  ['excluded', 'as=coordinator', '#/coordination/excluded'],
  ['excluded-en', 'as=coordinator&language=en', '#/coordination/excluded'],
  ['customer-capped', 'as=coordinator&capped', `#/customers/${textiles}`],
  ['customer-en', 'language=en&capped', `#/customers/${textiles}`],
  ['correct-en', 'refused&language=en', '#/correct'],
  ['notices', 'session=notices', '#/inbox'],
  ['customers-100k', 'many=100000', '#/customers'],
  ['customer', '', `#/customers/${textiles}`],
  ['customer-new', '', '#/customers/new'],
  ['cases-advisor', '', `#/cases/${answered}`],
  ['cases-analyst', 'as=analyst', '#/cases/01939e1a-0007-7000-8000-000000000001'],
  ['cases-empty', 'empty', '#/cases'],
  ['correct', 'refused', '#/correct'],
  ['correct-empty', '', '#/correct'],
  ['unowned', 'as=coordinator', '#/coordination/unowned'],
  ['absences', 'as=coordinator', '#/coordination/people'],
  ['coordination', 'as=coordinator', '#/coordination/breaches'],
  ['deposits', 'as=coordinator', '#/coordination/deposits'],
  ['guidebook', 'as=coordinator', '#/guidebook'],
  ['guidebook-new', 'as=coordinator', '#/guidebook/new'],
  ['guidebook-new-en', 'as=coordinator&language=en', '#/guidebook/new'],
  ['imports', 'as=coordinator', '#/customers/import'],
  ['imports-en', 'as=coordinator&language=en', '#/customers/import'],
  ['admin', 'as=admin', '#/admin'],
  ['teams', 'as=admin', '#/admin/teams'],
  ['matrix', 'as=admin', '#/matrix'],
  ['help', '', '#/help'],
  ['help-en', 'language=en', '#/help'],
  ['tour', 'tour', '#/inbox'],
]

const looks = [
  ...sampled('A screen in light', screens, 7).map((screen) => ['light', ...screen] as const),
  ...sampled('A screen in dark', [...screens].reverse(), 3).map((screen) => ['dark', ...screen] as const),
]

for (const [theme, name, query, place] of looks) {
  test(`${name} in ${theme} is free of accessibility faults`, async ({ open }) => {
    const page = await open(`${query}&theme=${theme}`, place)
    await page.evaluate(() => document.fonts.ready)
    await page.waitForTimeout(250)
    await page.screenshot({ path: join(folder, `${name}-${theme}.png`) })
    expect(await accessibilityFaults(page)).toEqual([])
  })
}
