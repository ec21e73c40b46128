import { z } from 'zod'
import { DialledNumber } from '#shared/queues/schema.ts'
import { Queue, QueueId } from '#shared/telephony/queues.ts'

/** What reaches a configuration file unquoted: a line break or a `;` would begin something else there. */
const plain = z.string().regex(/^[^\r\n;[\]]+$/, 'configuration.notPlain')
const port = z.number().int().min(1).max(65_535)
const seconds = z.number().int().positive()

/** A queue as the PBX runs it; what an advisor's console needs of it is a part. */
export const QueueSettings = Queue.extend({
  /** Numbers that customers dial for it. */
  numbers: z.array(DialledNumber),
  /** How long a customer waits before the voicemail is offered; null: without end. */
  waitSeconds: seconds.nullable(),
})
export type QueueSettings = z.infer<typeof QueueSettings>

/** Where customers' calls come from and outgoing ones go: an operator, or in tests a synthetic customer. */
export const Trunk = z.object({
  name: z.string().regex(/^[a-z][a-z0-9-]{0,39}$/),
  /** Address or range that it is recognised by. */
  match: plain,
  /** `sip:host:port` to which outgoing calls go; null: it only receives. */
  contact: plain.nullable(),
})
export type Trunk = z.infer<typeof Trunk>

/** Everything that the configuration of one Asterisk is made from. */
export const PbxSettings = z.object({
  /** Folders, absolute: of the installation (read only), and of this instance. */
  modules: plain,
  data: plain,
  prompts: plain,
  music: plain,
  instance: plain,
  http: z.object({ address: plain, port }),
  /** Certificate and key (PEM files) for wss, and the name that consoles know the PBX by; null: plain ws, for a page on the same machine alone. */
  tls: z.object({ port, certificate: plain, key: plain, host: plain }).nullable(),
  manager: z.object({
    ...{ address: plain, port, user: plain, secret: plain },
    /** Networks (`10.1.2.3/32`) that the centre may come from; absent: this machine alone, which a tunnel ends on too. */
    permit: z.array(z.string().regex(/^[0-9a-fA-F.:]+\/\d{1,3}$/)).optional(),
  }),
  sip: z.object({ address: plain, port }),
  rtp: z.object({ from: port, to: port }),
  /** STUN or TURN for the PBX's own side; null: none, as on one network. */
  stun: plain.nullable(),
  /**
   * Where recordings are handed over: the address of the centre's node that has this PBX, and a token of this PBX alone.
   * Null: none are, and they stay on it.
   */
  recordings: z
    .object({
      centre: z.url({ protocol: /^https?$/ }).regex(/^[^"'\\\s`$]+$/),
      token: z.string().regex(/^[\w-]{24,}$/),
      /** Days for which a recording that the centre will never take is kept on the PBX, for whoever looks into why; absent: 30. */
      refusedDays: z.number().int().min(1).max(365).optional(),
    })
    .nullable()
    .default(null),
  queues: z.array(QueueSettings),
  trunks: z.array(Trunk),
  /** The queue of callers whose number has none of its own. */
  otherwise: QueueId,
})
export type PbxSettings = z.infer<typeof PbxSettings>
