import type { PbxSettings, QueueSettings } from '#central/telephony/configuration/settings.ts'
import type { Installation } from './installation.ts'

/** Ports of one instance on this machine; all on loopback. */
export interface PbxPorts {
  readonly http: number
  readonly manager: number
  readonly sip: number
  /** The first of two hundred for RTP. */
  readonly rtp: number
  /** Where synthetic customers answer outgoing calls. */
  readonly customers: number
}

const RTP_PORTS = 200
export const LOOPBACK = '127.0.0.1'

/** Queues of the demonstration, those of the sample's teams. */
export const demoQueues: readonly QueueSettings[] = [
  demoQueue('servicio', 'Servicio al cliente', '6015550100', {
    mode: 'limited',
    limit: 120_000,
    disposition: 'inbound.informed',
  }),
  demoQueue('credito', 'Crédito', '6015550200', { mode: 'optional', limit: null }),
  demoQueue('eventos', 'Eventos', '6015550300', { mode: 'none', limit: null }),
]

function demoQueue(id: string, name: string, number: string, wrapUp: QueueSettings['wrapUp']): QueueSettings {
  return { id, name, numbers: [number], wrapUp, ringSeconds: 20, waitSeconds: 300 }
}

/**
 * The settings of a PBX on this machine alone, with a customer's trunk on loopback.
 * @param secret of its manager interface
 * @param recordings where recordings are handed over
 */
export const loopbackSettings = (
  installation: Installation,
  instance: string,
  ports: PbxPorts,
  secret: string,
  recordings: PbxSettings['recordings'] = null,
  queues: readonly QueueSettings[] = demoQueues,
): PbxSettings => ({
  modules: installation.modules,
  data: installation.data,
  prompts: installation.prompts,
  music: installation.music,
  instance,
  http: { address: LOOPBACK, port: ports.http },
  tls: null,
  manager: {
    address: LOOPBACK,
    port: ports.manager,
    user: 'multicontacto',
    secret,
  },
  sip: { address: LOOPBACK, port: ports.sip },
  rtp: { from: ports.rtp, to: ports.rtp + RTP_PORTS - 1 },
  stun: null,
  recordings,
  queues: [...queues],
  trunks: [{ name: 'operador', match: LOOPBACK, contact: `sip:${LOOPBACK}:${ports.customers}` }],
  otherwise: queues[0]?.id ?? 'servicio',
})
