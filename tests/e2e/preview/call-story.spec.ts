import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { accessibilityFaults } from '../../support/accessibility.ts'
import { expect, test } from './preview.ts'
import { eventfulCall } from './sample-recorded.ts'

const folder = join(import.meta.dirname, '..', '..', '..', '.cache', 'screenshots')
mkdirSync(folder, { recursive: true })

test('a registered call says how long its parts took, how its line was and what happened in it', async ({ open }) => {
  const page = await open('recorded', `#/inbox/${eventfulCall}`)
  const call = page.getByRole('region', { name: 'La llamada' })
  await expect(call.getByRole('definition')).toHaveText([
    '310 555 0142',
    'Servicio al cliente',
    '00:08',
    /^conversación 02:38 · en espera 00:30Línea: MOS 4,1, el peor momento 2,4, pérdida 1,2\s%$/,
    'conversación 00:54 · tipificación 00:15',
  ])
  await expect(call.getByRole('term')).toHaveText(['Número', 'Cola', 'Esperó', 'Ana Mejía', 'Carmen Rojas'])
  await expect(call.getByRole('listitem').locator('span')).toHaveText([
    'Entró a la cola Servicio al cliente.',
    'Contestó Ana Mejía.',
    'La consola de quien atendía dejó de responder; al cliente se le pidió esperar.',
    'Ana Mejía retomó la llamada.',
    'Ana Mejía la transfirió a Carmen Rojas.',
    'Contestó Carmen Rojas.',
    'Colgó la otra persona.',
  ])
  await page.screenshot({ path: join(folder, 'call-story.png') })
  expect(await accessibilityFaults(page)).toEqual([])
})
