import { parseArgs } from 'node:util'
import { z } from 'zod'
import { RETENTION } from './retention.ts'

const Command = z.enum(['serve', 'verify-log', 'backup', 'restore', 'restored'])

/** How the centre is told what to do: a command (none: serve), and arguments over environment. */
export const Options = z.object({
  command: Command,
  port: z.coerce.number().int().min(0).max(65_535),
  host: z.string(),
  /** PGlite's database and, unless `keys` says otherwise, the keys. */
  data: z.string(),
  keys: z.string(),
  database: z.string().nullable(),
  /** Proxies before this node (addresses or ranges, comma separated) whose X-Forwarded-For is believed. */
  proxies: z.string().nullable(),
  /** By which Prometheus may ask for `/metrics` from another machine; null: from none. */
  metricsToken: z.string().min(16).nullable(),
  /** The PBX's file (docs/telephony.md); null: none. */
  pbx: z.string().nullable(),
  /** Over what that file says: `ami://user:secret@host:port` and the consoles' address. */
  ami: z.string().nullable(),
  sipWs: z.string().nullable(),
  /** Days that recordings and the events of the PBX are kept. */
  recordingDays: z.coerce.number().int().positive(),
  eventDays: z.coerce.number().int().positive(),
  /** `verify-log`: a file of heads that a workstation has exported. */
  heads: z.string().nullable(),
  /** `verify-log`: rows that say a backup was put back, without the centre's seal, and that somebody answers for. */
  acceptRestore: z.array(z.coerce.number().int().positive()),
  /** `backup`: the file to write. */
  to: z.string().nullable(),
  /** `restore`: the file to read. */
  from: z.string().nullable(),
})
export type Options = z.infer<typeof Options>

/** @throws ZodError or TypeError on what does not fit */
export function readOptions(args: readonly string[], environment: NodeJS.ProcessEnv): Options {
  const text = { type: 'string' } as const
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      port: text,
      host: text,
      data: text,
      keys: text,
      pbx: text,
      heads: text,
      to: text,
      from: text,
      'accept-restore': { type: 'string', multiple: true },
    },
  })
  const data = values.data ?? environment.MULTICONTACTO_DATA ?? '.cache/central'
  return Options.parse({
    command: positionals[0] ?? 'serve',
    port: values.port ?? environment.PORT ?? '7040',
    host: values.host ?? environment.HOST ?? '127.0.0.1',
    data,
    keys: values.keys ?? environment.MULTICONTACTO_KEYS ?? `${data}-keys`,
    database: environment.DATABASE_URL ?? null,
    proxies: environment.TRUSTED_PROXIES ?? null,
    metricsToken: environment.METRICS_TOKEN ?? null,
    pbx: values.pbx ?? environment.PBX_FILE ?? null,
    ami: environment.AMI_URL ?? null,
    sipWs: environment.SIP_WS_URL ?? null,
    recordingDays: environment.MULTICONTACTO_RECORDING_DAYS ?? RETENTION.recordings,
    eventDays: environment.MULTICONTACTO_EVENT_DAYS ?? RETENTION.events,
    heads: values.heads ?? null,
    acceptRestore: values['accept-restore'] ?? [],
    to: values.to ?? null,
    from: values.from ?? null,
  })
}
