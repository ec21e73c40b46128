import { z } from 'zod'
import { DialledNumber } from '#shared/queues/schema.ts'
import { Queue } from '#shared/telephony/queues.ts'

/** With the numbers that its settings give it; a file of an earlier version does not say them. */
export const QueueOfPbx = Queue.extend({ numbers: z.array(DialledNumber).optional() })
export type QueueOfPbx = z.infer<typeof QueueOfPbx>

/** Which PBX this centre has, as its operator or `npm start` says it in a file. */
export const PhoneOptions = z.object({
  /** The PBX's name in events: several stand beside each other. */
  name: z.string().min(1).max(80),
  ami: z.object({ host: z.string(), port: z.number().int(), user: z.string(), secret: z.string() }),
  /** Where consoles register. */
  wsUrl: z.url({ protocol: /^wss?$/ }),
  domain: z.string().min(1),
  /** Where the front that it stands behind says which consoles are connected; null: it stands behind none. */
  front: z
    .url({ protocol: /^https?$/ })
    .nullable()
    .default(null),
  iceServers: z.array(
    z.object({ urls: z.array(z.string()), username: z.string().optional(), credential: z.string().optional() }),
  ),
  /** Queues that it has; names and wrap-up of those that no coordinator has set yet. */
  queues: z.array(QueueOfPbx),
  /** SHA-256 (hex) of the token with which it hands recordings over; null: it hands none over. */
  recordings: z
    .object({ tokenSha256: z.string().regex(/^[0-9a-f]{64}$/) })
    .nullable()
    .default(null),
  /** Synthetic customers may call: a demonstration. Their words, as the PBX's files without extension. */
  demo: z.object({ speech: z.array(z.string()).min(1), number: z.string() }).nullable(),
})
export type PhoneOptions = z.infer<typeof PhoneOptions>

/** `ami://user:secret@host:port`, over what the file says. @throws TypeError or ZodError on what is no such address */
export function amiOf(address: string): PhoneOptions['ami'] {
  const url = new URL(address)
  return PhoneOptions.shape.ami.parse({
    host: url.hostname,
    port: url.port === '' ? 5038 : Number(url.port),
    user: decodeURIComponent(url.username),
    secret: decodeURIComponent(url.password),
  })
}
