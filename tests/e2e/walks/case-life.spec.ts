import { sampled } from '../../support/sampled.ts'
import { CaseDesk } from './case-desk.ts'
import { CHANNELS, type Desk, type WalkedChannel } from './desk.ts'
import { test } from './world.ts'

interface Life {
  readonly name: string
  /** @param ours the advisor's console, @param theirs the area's */
  readonly walks: (ours: CaseDesk, theirs: CaseDesk) => Promise<void>
}

const answered = async (theirs: CaseDesk) => {
  await theirs.does('Tomar el caso')
  await theirs.does('Responder', 'Respuesta para el cliente', 'La garantía fue aprobada.')
}

/** What may become of an escalated case (P1, 5 and 6). */
const lives: readonly Life[] = [
  {
    name: 'returned for data, answered, informed and closed by the area',
    async walks(ours, theirs) {
      await theirs.does('Tomar el caso')
      await theirs.does('Devolver por datos', 'Qué datos faltan', '¿Cuál es el número de la garantía?')
      await ours.does('Entregar datos', 'Datos del cliente', 'Es la 4021.', {
        asked: 'En qué contacto dio el cliente los datos',
        contact: { label: 'No hubo contacto' },
      })
      await ours.isIn('No hubo contacto con el cliente')
      await theirs.does('Responder', 'Respuesta para el cliente', 'La garantía 4021 fue aprobada.')
      await ours.informs(true)
      await theirs.does('Cerrar el caso')
      await theirs.isIn('Cerrado')
    },
  },
  {
    name: 'objected by the customer, and answered again',
    async walks(ours, theirs) {
      await answered(theirs)
      await ours.informs(false)
      await theirs.isIn('En gestión')
      await theirs.does('Responder', 'Respuesta para el cliente', 'Se revisó otra vez: fue aprobada.')
      await theirs.isIn('Respondido')
    },
  },
  {
    name: 'reopened after the customer was told',
    async walks(ours, theirs) {
      await answered(theirs)
      await ours.informs(true)
      await ours.opens()
      await ours.does('Reabrir', 'Por qué se reabre', 'Volvió a pasar.', {
        asked: 'En qué contacto pidió el cliente que se reabra',
        contact: { index: 1 },
      })
      await ours.isIn('Contacto: ')
      await theirs.isIn('En gestión')
    },
  },
  {
    name: 'withdrawn by the customer',
    async walks(ours, theirs) {
      await ours.does('El cliente desiste', 'Por qué desiste el cliente', 'Ya no lo necesita.', {
        asked: 'En qué contacto dijo el cliente que desiste',
        contact: { index: 1 },
      })
      await theirs.isIn('Cerrado')
    },
  },
  {
    name: 'transferred to another area',
    async walks(ours, theirs) {
      await theirs.does('Tomar el caso')
      await theirs.transfers('Crédito')
      await ours.isIn('Crédito')
      await ours.isIn('Escalado')
    },
  },
]

async function escalatedBy(desk: Desk, channel: WalkedChannel, customer: string): Promise<string> {
  await desk.begins(channel)
  await desk.greets(channel)
  await desk.identifies(channel, customer)
  await desk.asks(3, 'Garantías', 'Pide revisar su garantía.')
  const radicado = await desk.escalates(channel)
  await desk.hasMore(false)
  await desk.registers(channel)
  return radicado
}

const walks = CHANNELS.flatMap((channel) => lives.map((life) => ({ channel, life })))

test.describe.configure({ timeout: 120_000 })
for (const { channel, life } of sampled('The life of an escalated case', walks, 4)) {
  test(`escalated by ${channel}, ${life.name}`, async ({ desk, area }) => {
    const radicado = await escalatedBy(desk, channel, `Caso ${channel} ${life.name}`.slice(0, 60))
    const [ours, theirs] = [new CaseDesk(desk.page, radicado), new CaseDesk(area.page, radicado)]
    await theirs.opens()
    await ours.opens()
    await life.walks(ours, theirs)
  })
}
