import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { expect, test } from './preview.ts'

/* What two people change of one card. */

const folder = join(import.meta.dirname, '..', '..', '..', '.cache', 'screenshots')
mkdirSync(folder, { recursive: true })
const shot = (page: Page, name: string) => page.screenshot({ path: join(folder, `${name}.png`) })

test('a card whose editing is taken up again sends what was typed, and nothing that a colleague changed meanwhile', async ({
  open,
}) => {
  const textiles = '01939e1a-0003-7000-8000-000000000001'
  const page = await open('', `#/customers/${textiles}`)
  const edits = () => page.evaluate(() => window.world.dispatched.filter(({ name }) => name === 'customer.edit'))
  const theirNotes = 'Marta Gómez se retiró.'
  await page.getByRole('button', { name: 'Editar' }).click()
  await page.getByLabel('Ciudad').fill('Palmira')
  await page.getByRole('link', { name: 'Bandeja' }).click()
  await page.evaluate(
    ([customerId, text]) =>
      window.world.elsewhere(
        'customer.edit',
        {
          customerId,
          phones: [{ number: '3105550199', extension: null }],
          notes: {
            text,
            // The notes of the sample, by their SHA-256.
            replaces: '5395fc02869515a449e6f7ec286f4475464ac4aa734b0f095acac3447df53f95',
          },
        },
        '01939e1a-0002-7000-8000-000000000003',
      ),
    [textiles, theirNotes] as const,
  )
  await page.goBack()
  await expect(page.getByLabel('Ciudad')).toHaveValue('Palmira')
  await page.getByRole('button', { name: 'Guardar' }).click()
  await expect(page.getByText('Ficha guardada.')).toBeVisible()
  expect((await edits()).map(({ payload }) => payload)).toEqual([{ customerId: textiles, city: 'Palmira' }])
  await expect(page.getByRole('main').getByText(theirNotes)).toBeVisible()
})

test('a colleague’s new telephone stays beside mine, and one that both corrected is shown with both', async ({
  open,
}) => {
  const textiles = '01939e1a-0003-7000-8000-000000000001'
  const page = await open('', `#/customers/${textiles}`)
  const phones = page.getByLabel('Teléfonos')
  await page.getByRole('button', { name: 'Editar' }).click()
  const [first = '', ...others] = (await phones.inputValue()).split('\n')
  const lines = (...typed: string[]) => phones.fill([...typed, ...others].join('\n'))
  const number = first.split(' ')[0] ?? ''
  await page.evaluate(
    async ([customerId, colleague]) => {
      const card = await window.world.console.query('customers.get', { id: customerId as never }) // the sample's
      const [one, ...rest] = card?.doc.phones ?? []
      const phones = [{ ...one, extension: '7' }, ...rest, { number: '3125550177', extension: null }]
      window.world.elsewhere('customer.edit', { customerId, phones, was: { phones: card?.doc.phones } }, colleague)
    },
    [textiles, '01939e1a-0002-7000-8000-000000000003'] as const,
  )
  await lines('3105550188', `${number} ext 9`)
  await page.getByRole('button', { name: 'Guardar' }).click()
  await expect(page.getByText(`${number} ext 7`, { exact: true })).toBeVisible()
  await expect(page.getByText(`${number} ext 9`, { exact: true })).toBeVisible()
  await shot(page, 'conflict-list-light')
  await page.getByRole('button', { name: 'Dejar lo de la otra persona' }).click()
  await expect(page.getByText('Ficha guardada.')).toBeVisible()
  await page.getByRole('button', { name: 'Editar' }).click()
  const kept = (await phones.inputValue()).split('\n')
  expect(kept).toEqual(['3105550188', `${number} ext 7`, ...others, '3125550177'])
})

test('with two things in conflict, saving the form again undoes nothing of the colleague’s: it asks again', async ({
  open,
}) => {
  const textiles = '01939e1a-0003-7000-8000-000000000001'
  const page = await open('', `#/customers/${textiles}`)
  const phones = page.getByLabel('Teléfonos')
  await page.getByRole('button', { name: 'Editar' }).click()
  const typed = (await phones.inputValue()).split('\n')
  const number = typed[0]?.split(' ')[0] ?? ''
  await page.evaluate(
    async ([customerId, colleague]) => {
      const card = await window.world.console.query('customers.get', { id: customerId as never }) // the sample's
      const [one, ...rest] = card?.doc.phones ?? []
      const phones = [{ ...one, extension: '7' }, ...rest, { number: '3125550177', extension: null }]
      // The notes of the sample, by their SHA-256.
      const replaces = '5395fc02869515a449e6f7ec286f4475464ac4aa734b0f095acac3447df53f95'
      const notes = { text: 'Marta Gómez se retiró.', replaces }
      window.world.elsewhere(
        'customer.edit',
        { customerId, notes, phones, was: { phones: card?.doc.phones } },
        colleague,
      )
    },
    [textiles, '01939e1a-0002-7000-8000-000000000003'] as const,
  )
  await page.getByLabel('Observaciones').fill('Ahora atiende Pedro.')
  await phones.fill([`${number} ext 9`, ...typed.slice(1)].join('\n'))
  const inConflict = (what: string) => page.getByText(`Otra persona cambió «${what}»`)
  await page.getByRole('button', { name: 'Guardar' }).click()
  await page.getByRole('button', { name: 'Dejar lo de la otra persona' }).click()
  await expect(inConflict('Teléfonos').or(inConflict('Observaciones'))).toBeVisible()
  await page.getByRole('button', { name: 'Guardar' }).click()
  await expect(inConflict('Teléfonos').or(inConflict('Observaciones'))).toBeVisible()
  const kept = await page.evaluate(
    (id) => window.world.console.query('customers.get', { id: id as never }), // as above
    textiles,
  )
  expect(kept?.doc).toMatchObject({ notes: 'Marta Gómez se retiró.' })
  expect(kept?.doc.phones.map((one) => one.number)).toContain('3125550177')
})

test('a colleague’s words are shown beside mine, and I choose', async ({ open }) => {
  const textiles = '01939e1a-0003-7000-8000-000000000001'
  const page = await open('', `#/customers/${textiles}`)
  await page.getByRole('button', { name: 'Editar' }).click()
  await page.getByLabel('Observaciones').fill('Ahora atiende Pedro.')
  await page.evaluate(() =>
    window.world.refuseNext('customer.edit', {
      code: 'text.changedMeanwhile',
      facts: { field: 'notes', theirs: 'Marta Gómez se retiró.', yours: 'Ahora atiende Pedro.' },
    }),
  )
  await page.getByRole('button', { name: 'Guardar' }).click()
  await expect(page.getByText('Marta Gómez se retiró.')).toBeVisible()
  await shot(page, 'conflict-light')
  await page.getByRole('button', { name: 'Dejar lo mío' }).click()
  await expect(page.getByText('Ficha guardada.')).toBeVisible()
})
