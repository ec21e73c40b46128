import { sampled } from '../../support/sampled.ts'
import { CHANNELS, type Desk, type WalkedChannel } from './desk.ts'
import { everyStep } from './ways.ts'
import { expect, test } from './world.ts'

/** Kinds by their number key at *Analiza solicitud del cliente*. */
const KIND = { consulta: 1, solicitud: 2, requerimiento: 3, queja: 4, procedimiento: 5 } as const
const TOPIC = 'Tasas y plazos'

interface Branch {
  readonly name: string
  readonly kind: keyof typeof KIND
  readonly walks: (desk: Desk, channel: WalkedChannel) => Promise<void>
}

/** P1's branches at a first contact. */
const branches: readonly Branch[] = [
  {
    name: 'solved by giving information',
    kind: 'consulta',
    async walks(desk, channel) {
      await desk.solves()
      await desk.isShort(channel)
      await desk.givesInformation(channel)
    },
  },
  {
    name: 'solved by sending a document',
    kind: 'solicitud',
    async walks(desk, channel) {
      await desk.solves()
      await desk.isShort(channel)
      await desk.sendsDocument()
    },
  },
  {
    name: 'solved by carrying out a procedure',
    kind: 'procedimiento',
    async walks(desk, channel) {
      await desk.solves()
      await desk.isShort(channel)
      await desk.carriesOutProcedure()
    },
  },
  {
    name: 'solved over a standard item, with a reason',
    kind: 'consulta',
    async walks(desk, channel) {
      await desk.solves(1, 'El cliente lo confirmará mañana.')
      await desk.isShort(channel)
      await desk.givesInformation(channel)
    },
  },
  {
    name: 'refused by a critical item, and escalated',
    kind: 'consulta',
    async walks(desk, channel) {
      await desk.refusesWithoutCritical()
      await desk.escalates(channel)
    },
  },
  {
    name: 'escalated',
    kind: 'requerimiento',
    async walks(desk, channel) {
      await desk.escalates(channel)
    },
  },
]

const walks = CHANNELS.flatMap((channel) => branches.map((branch) => ({ channel, branch })))

test.describe.configure({ timeout: 90_000 })
for (const { channel, branch } of sampled('P1 at first contact', walks, 5)) {
  test(`by ${channel}: ${branch.name}`, async ({ desk }) => {
    await desk.begins(channel)
    await desk.greets(channel)
    await desk.identifies(channel, `Cliente ${channel} ${branch.name}`)
    await desk.asks(KIND[branch.kind], TOPIC, 'Lo que pide, en sus palabras.')
    await branch.walks(desk, channel)
    await desk.hasMore(false)
    await desk.registers(channel)
  })
}

test('two requests in one contact each have their kind, topic and branch', async ({ desk }) => {
  await desk.begins('voice')
  await desk.greets('voice')
  await desk.identifies('voice', 'Cliente con dos solicitudes')
  await desk.asks(KIND.consulta, TOPIC, 'La primera.')
  await desk.solves()
  await desk.givesInformation('voice')
  await desk.hasMore(true)
  await desk.asks(KIND.requerimiento, 'Garantías', 'La segunda.')
  await desk.escalates('voice')
  await desk.hasMore(false)
  await desk.registers('voice')
  const { page } = desk
  await page
    .getByRole('link', { name: /Tasas y plazos · Garantías/ })
    .first()
    .click()
  await expect(page.getByText('La primera.')).toBeVisible()
  await expect(page.getByText('La segunda.')).toBeVisible()
})

test('a document that was sent is registered with its medium', async ({ desk }) => {
  await desk.begins('voice')
  await desk.greets('voice')
  await desk.identifies('voice', 'Cliente con un documento')
  await desk.asks(KIND.solicitud, TOPIC, 'La circular vigente.')
  await desk.solves()
  await desk.sendsDocument('Correo físico')
  await desk.hasMore(false)
  await desk.registers('voice')
  const { page } = desk
  await page
    .getByRole('link', { name: /Documento enviado/ })
    .first()
    .click()
  await expect(page.getByText('La circular vigente.')).toBeVisible()
  await expect(page.getByText(/ · por correo físico$/)).toBeVisible()
})

const REASONS = ['Se cortó', 'Equivocada', 'Broma', 'Sin voz', 'Idioma'] as const
/** Where nobody's voice is heard, that it was missing is not offered. */
const offered = (channel: WalkedChannel, reason: string) => channel !== 'chat' || reason !== 'Sin voz'
const early = CHANNELS.filter((channel) => channel !== 'mailbox').flatMap((channel) =>
  REASONS.filter((reason) => offered(channel, reason)).map((reason) => ({ channel, reason })),
)
for (const { channel, reason } of sampled('Terminar antes, by reason', early, 2)) {
  test(`by ${channel}, ended early: ${reason}`, async ({ desk }) => {
    await desk.begins(channel)
    await desk.greets(channel)
    await desk.endsEarly(reason)
  })
}
// Every reason at every step is ended in the runner's own tests (shipped.test.ts, reopened.test.ts).
const unregistered = everyStep().filter(({ step }) => step !== 'registra')
for (const [index, { channel, step }] of sampled('Terminar antes, from each step', unregistered, 3).entries()) {
  test(`by ${channel}, ended early from ${step}`, async ({ desk }) => {
    await desk.begins(channel)
    await desk.comesTo(step)
    await desk.endsEarlyFor(index)
  })
}
test('who does not say who they are is registered so, with what they asked', async ({ desk }) => {
  await desk.begins('voice')
  await desk.greets('voice')
  await desk.page.getByRole('button', { name: 'No se identifica el cliente' }).click()
  await desk.asks(KIND.consulta, TOPIC, 'No quiere decir quién es.')
  await desk.endsEarly('No se identifica')
})
