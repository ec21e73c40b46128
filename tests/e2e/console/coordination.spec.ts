import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { command, id, post, pushOf, type SignedStore, signIn } from '../../integration/identity/caller.ts'
import { expect, PASSWORD, test } from './world.ts'

const shots = join(import.meta.dirname, '..', '..', '..', '.cache', 'screenshots')
mkdirSync(shots, { recursive: true })
const looked = (page: Page, name: string) => page.screenshot({ path: join(shots, `coordination-${name}.png`) })
const openTab = async (page: Page, tab: string) => {
  await page.goto(`${new URL(page.url()).origin}/#/coordination`)
  await page.getByRole('tab', { name: tab }).click()
}

const contact = () => ({
  interactionId: id(),
  customerId: null,
  channel: 'voice',
  direction: 'inbound',
  openedAt: new Date().toISOString(),
})
const request = { id: id(), kind: 'queja', topic: 'Garantías', text: 'Se queja', branch: null, caseId: null }
const pushed = async (url: string, at: SignedStore, commands: unknown[]) => {
  const answer = await post(url, '/push', pushOf(at.store, commands), at.access)
  expect(answer.body.answers.map(({ outcome }: { outcome: string }) => outcome)).toEqual(commands.map(() => 'accepted'))
}

test('the coordinator reviews broken rules on contacts and cases, with a remark', async ({ workstation, central }) => {
  const luis = await signIn(central.url, 'luis', PASSWORD)
  const caseId = id()
  const seed = contact()
  const disposition = { id: 'informacion-otorgada', label: 'Información otorgada' }
  await pushed(central.url, luis, [
    command(
      'case.escalate',
      {
        caseId,
        radicado: null,
        contact: contact(),
        request,
        area: 'operaciones',
        description: 'Su garantía',
        answerBy: 'email',
        priority: 'normal',
      },
      luis.userId,
    ),
    command('case.provideData', { caseId, entryId: id(), data: 'Nadie lo había pedido' }, luis.userId),
    command('interaction.register', { contact: seed, requests: [], disposition }, luis.userId),
    command('interaction.register', { contact: seed, requests: [], disposition }, luis.userId),
  ])
  const sofia = await workstation()
  await sofia.signIn('sofia')
  await openTab(sofia.page, 'Incumplimientos')
  await expect(sofia.page.getByRole('button', { name: 'Revisado…' })).toHaveCount(2, { timeout: 20_000 })
  await looked(sofia.page, 'breaches')
  await sofia.page.getByRole('row', { name: /Caso/ }).getByRole('button', { name: 'Revisado…' }).click()
  await sofia.page.getByLabel('Comentario (opcional)').fill('Se habló con Luis')
  await looked(sofia.page, 'review')
  await sofia.page.getByRole('button', { name: 'Marcar como revisado' }).click()
  await expect(sofia.page.getByRole('button', { name: 'Revisado…' })).toHaveCount(1)
  // Also without the centre: it is a command like any other.
  await central.stop()
  await sofia.page.getByRole('button', { name: 'Revisado…' }).click()
  await sofia.page.getByRole('button', { name: 'Marcar como revisado' }).click()
  await expect(sofia.page.getByText('Sin incumplimientos por revisar')).toBeVisible()
  await looked(sofia.page, 'no-breaches')
  await central.start()
})

test('what was deposited is read, applied or set aside; what was left undelivered, or came ahead of its time, is seen', async ({
  workstation,
  central,
}) => {
  const carmen = await signIn(central.url, 'carmen', PASSWORD)
  await post(central.url, '/undelivered', { store: carmen.store, count: 3 }, carmen.access)
  const early = command(
    'interaction.addNote',
    { contact: contact(), entryId: id(), text: 'Con otro reloj' },
    carmen.userId,
  )
  await pushed(central.url, carmen, [{ ...early, at: new Date(Date.now() + 600_000).toISOString() }])
  const admin = await signIn(central.url, 'admin', PASSWORD)
  await pushed(central.url, admin, [command('user.disable', { userId: carmen.userId }, admin.userId)])
  const left = ['Promete llamar el lunes a la notaría', 'Un texto que no dice nada'].map((text) =>
    command('interaction.addNote', { contact: contact(), entryId: id(), text }, carmen.userId),
  )
  await post(central.url, '/last-delivery', carmen.signs('push', pushOf(carmen.store, left)))

  const sofia = await workstation()
  await sofia.signIn('sofia')
  await openTab(sofia.page, 'Sin entregar')
  await expect(sofia.page.getByRole('row', { name: /Carmen Rojas.*3/ })).toBeVisible()
  await looked(sofia.page, 'undelivered')
  await openTab(sofia.page, 'Hora adelantada')
  await expect(sofia.page.getByRole('row', { name: /Carmen Rojas/ }).getByRole('time')).toHaveCount(2)
  await looked(sofia.page, 'ahead')
  await openTab(sofia.page, 'Recuperación')
  await expect(sofia.page.getByText('Sin registros por recuperar')).toBeVisible()
  await looked(sofia.page, 'recovery-empty')

  await openTab(sofia.page, 'Entregas')
  await expect(sofia.page.getByText('Promete llamar el lunes')).toBeVisible()
  await looked(sofia.page, 'deposits')
  const card = (text: string) => sofia.page.locator('section:not(:has(section))').filter({ hasText: text })
  await card('Promete llamar').getByRole('button', { name: 'Aplicar' }).click()
  await expect(card('Promete llamar')).toHaveCount(0)
  await card('no dice nada').getByRole('button', { name: 'Apartar…' }).click()
  await sofia.page.getByLabel('Motivo').fill('No es de ningún cliente')
  await looked(sofia.page, 'set-aside')
  await central.stop()
  await sofia.page.getByRole('button', { name: 'Apartar', exact: true }).click()
  await expect(card('no dice nada').getByRole('alert')).toBeVisible({ timeout: 20_000 })
  await sofia.page.getByRole('button', { name: 'Consultar de nuevo' }).click()
  await expect(sofia.page.getByText('Esta lista está en el centro, y ahora no hay conexión.')).toBeVisible({
    timeout: 20_000,
  })
  await looked(sofia.page, 'offline')
  await central.start()
  // Asked again by itself when the connection is back.
  await expect(card('no dice nada').getByRole('button', { name: 'Apartar…' })).toBeEnabled({ timeout: 70_000 })
  await card('no dice nada').getByRole('button', { name: 'Apartar…' }).click()
  await sofia.page.getByLabel('Motivo').fill('No es de ningún cliente')
  await sofia.page.getByRole('button', { name: 'Apartar', exact: true }).click()
  await expect(sofia.page.getByText('Sin entregas por revisar')).toBeVisible()
  await looked(sofia.page, 'deposits-empty')
  // The centre is everybody's: the tests after this one sign in as her again.
  const again = await signIn(central.url, 'admin', PASSWORD)
  await pushed(central.url, again, [command('user.enable', { userId: carmen.userId }, again.userId)])
})
